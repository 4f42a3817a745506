/** Where it happened: from the posted code, from the map, or typed. */
import { Text, View } from '@tarojs/components';
import { Button } from './Button';
import { Field } from './Field';
import { Icon } from './elements/Icon';
import { LineInput } from './elements/LineInput';
import './PlaceField.scss';

export interface PlaceFieldProps {
  text: string;
  onText: (text: string) => void;
  /** The place of the scanned code, fixed by the server. */
  poster?: { place: string; area?: string } | undefined;
  /** The scanned place is not where it happened. */
  onForgetPoster?: () => void;
  /** Whether a point on the map is attached. */
  located: boolean;
  locating?: boolean;
  onLocate: () => void;
  error?: string | undefined;
}

export function PlaceField({
  text,
  onText,
  poster,
  onForgetPoster,
  located,
  locating,
  onLocate,
  error,
}: PlaceFieldProps) {
  const label = poster ? '补充位置' : '发生在哪里';
  const hint = located
    ? '已记下您选的位置'
    : poster
      ? '扫码的地点已经记下，可以再写具体一点'
      : '写清楼栋、路口或店名，工作人员找得更快';
  return (
    <>
      {poster && (
        <View className="place__poster">
          <Icon name="map-pin" />
          <View className="place__words">
            <Text className="place__name">{poster.place}</Text>
            {poster.area && <View className="place__area">{poster.area}</View>}
          </View>
          {onForgetPoster && <Button kind="text" small text="不在这里" onTap={onForgetPoster} />}
        </View>
      )}
      <Field label={label} id="place" hint={hint} error={error} required={!poster}>
        <LineInput
          id="place"
          label={label}
          value={text}
          onChange={onText}
          maxLength={120}
          placeholder={poster ? '例如：3 号楼西侧' : '例如：新华路菜市场东门'}
        />
        <View className="place__locate">
          <Button
            kind="text"
            icon="map-pin"
            text={located ? '重新选择位置' : '在地图上选位置'}
            loading={locating ?? false}
            onTap={onLocate}
          />
        </View>
      </Field>
    </>
  );
}
