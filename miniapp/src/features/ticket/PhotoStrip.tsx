/** Photos of a ticket, small, opening large. */
import { View } from '@tarojs/components';
import type { PhotoView } from '@jsjb/shared/photo/contract';
import { photoAddress } from '@/api/client';
import { viewPhotos } from '@/device/viewPhotos';
import { Photo } from '@/components/elements/Photo';
import { Tap } from '@/components/elements/Tap';
import './PhotoStrip.scss';

export function PhotoStrip({ photos }: { photos: readonly PhotoView[] }) {
  if (photos.length === 0) return null;
  const urls = photos.map(({ url }) => photoAddress(url));
  return (
    <View className="strip">
      {photos.map(({ id, thumbUrl }, index) => (
        <Tap
          key={id}
          className="strip__cell"
          label={`查看第 ${index + 1} 张照片`}
          onTap={() => viewPhotos(urls, index)}
        >
          <Photo className="strip__image" src={photoAddress(thumbUrl)} alt={`第 ${index + 1} 张照片`} />
        </Tap>
      ))}
    </View>
  );
}
