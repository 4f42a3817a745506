/** What was chosen in the list, beside it on a desktop: its number, what may be done, and below that what is read. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ActingForm } from '@/acting/ActingForm';
import { ActionBar } from '@/acting/ActionBar';
import type { Acted } from '@/acting/actionKit';
import type { Acting } from '@/acting/useActing';
import { LoadState } from '@/components/LoadState';
import './Pane.scss';

type Numbered = Acted & { number: string };

export interface PaneProps<Name extends string, Thing extends Numbered> {
  work: Acting<Name, Thing>;
  children: (thing: Thing) => ReactNode;
}

export function Pane<Name extends string, Thing extends Numbered>({
  work,
  children,
}: PaneProps<Name, Thing>) {
  const { thing, loaded, reload, offered } = work;
  return (
    <View className="pane" id="pane">
      <LoadState of={loaded} reload={reload} />
      {thing && (
        <>
          <View className="pane__bar">
            <Text className="pane__number">{thing.number}</Text>
            <View className="pane__actions">
              {offered.length > 0 ? (
                <ActionBar work={work} />
              ) : (
                <Text className="pane__none">现在没有要您办的事</Text>
              )}
            </View>
          </View>
          {children(thing)}
        </>
      )}
      <ActingForm work={work} />
    </View>
  );
}
