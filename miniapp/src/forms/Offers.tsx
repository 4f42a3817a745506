/** Ready answers above a form, each with its reasons and one button to take it. */
import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '@/components/Button';
import { StatusTag } from '@/components/StatusTag';
import type { FormValues, Offer } from './formSpec';
import './Offers.scss';

export interface OffersProps {
  load: () => Promise<readonly Offer[]>;
  values: FormValues;
  onTake: (values: FormValues) => void;
}

/** More than these are asked for: the form itself must stay in sight. */
const IN_SIGHT = 2;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isTaken = (offer: Offer, values: FormValues): boolean =>
  Object.entries(offer.values).every(([name, value]) => same(values[name], value));

export function Offers({ load, values, onTake }: OffersProps) {
  const [offers, setOffers] = useState<readonly Offer[]>();
  const [all, setAll] = useState(false);
  const [first] = useState(() => load);
  useEffect(() => {
    first().then(setOffers, () => setOffers([]));
  }, [first]);
  if (offers === undefined) return <View className="offers__note">正在比对目录、历史工单和会议裁定…</View>;
  if (offers.length === 0) return null;
  const shown = all ? offers : offers.slice(0, IN_SIGHT);
  return (
    <View className="offers" id="offers">
      {shown.map((offer) => {
        const taken = isTaken(offer, values);
        return (
          <View key={offer.id} className={`offer ${taken ? 'offer--taken' : ''}`}>
            <View className="offer__words">
              <View className="offer__head">
                <StatusTag label={offer.tag} tone="info" icon="lightbulb" />
                <Text className="offer__title">{offer.title}</Text>
              </View>
              {offer.reasons.map((reason) => (
                <View key={reason} className="offer__reason">
                  {reason}
                </View>
              ))}
            </View>
            <Button
              id={`offer-${offer.id}`}
              small
              kind={taken ? 'text' : 'secondary'}
              text={taken ? '已采用' : '采用'}
              label={`${taken ? '已采用' : '采用'}：${offer.title}`}
              disabled={taken}
              onTap={() => onTake(offer.values)}
            />
          </View>
        );
      })}
      {offers.length > IN_SIGHT && (
        <Button
          id="offers-more"
          kind="text"
          small
          text={all ? '收起' : `还有 ${offers.length - IN_SIGHT} 条建议`}
          onTap={() => setAll(!all)}
        />
      )}
    </View>
  );
}
