/** Up to six photos: chosen, made smaller, sent with progress, tried again, taken away. Sending is the page's. */
import { Text, View } from '@tarojs/components';
import { choosePhotos } from '@/device/choosePhotos';
import { viewPhotos } from '@/device/viewPhotos';
import type { PhotoItem } from '@/hooks/usePhotos';
import { Icon } from './elements/Icon';
import { Photo } from './elements/Photo';
import { Tap } from './elements/Tap';
import './PhotoPicker.scss';

export interface PhotoPickerProps {
  label: string;
  hint?: string;
  photos: readonly PhotoItem[];
  onAdd: (paths: string[]) => void;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
  max?: number;
}

const overlays: Record<PhotoItem['state'], string> = {
  waiting: '等待上传',
  sending: '正在上传',
  sent: '',
  failed: '',
  later: process.env.TARO_ENV === 'h5' ? '提交时自动上传' : '登录后自动上传',
};

export function PhotoPicker({ label, hint, photos, onAdd, onRemove, onRetry, max = 6 }: PhotoPickerProps) {
  const add = async (): Promise<void> => onAdd(await choosePhotos(max - photos.length));
  const urls = photos.map(({ src }) => src);
  return (
    <View className="photos">
      <View className="field__label">
        <Text>{label}</Text>
        <Text className="field__optional">
          选填，{photos.length}/{max} 张
        </Text>
      </View>
      <View className="photos__grid">
        {photos.map((photo, index) => (
          <View className="photos__cell" key={photo.key}>
            <Tap
              label={`查看第 ${index + 1} 张照片`}
              className="photos__view"
              onTap={() => viewPhotos(urls, index)}
            >
              <Photo className="photos__image" src={photo.src} alt={`第 ${index + 1} 张照片`} />
            </Tap>
            {overlays[photo.state] && (
              <View className="photos__over">
                {overlays[photo.state]} {photo.progress > 0 ? `${photo.progress}%` : ''}
              </View>
            )}
            {photo.state === 'failed' && (
              <Tap className="photos__over photos__over--failed" onTap={() => onRetry(photo.key)}>
                <Icon name="rotate-ccw" />
                <Text>重新上传</Text>
              </Tap>
            )}
            <Tap
              className="photos__remove"
              label={`删除第 ${index + 1} 张照片`}
              onTap={() => onRemove(photo.key)}
            >
              <Icon name="x" className="photos__x" />
            </Tap>
          </View>
        ))}
        {photos.length < max && (
          <Tap className="photos__add" label="添加照片" onTap={() => void add()}>
            <Icon name="camera" />
            <Text>添加照片</Text>
          </Tap>
        )}
      </View>
      {hint && <Text className="field__hint">{hint}</Text>}
    </View>
  );
}
