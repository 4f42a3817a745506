/** A quiet surface that groups what belongs together; with onTap the whole of it is one target. */
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tap } from './elements/Tap';
import './Card.scss';

export interface CardProps {
  title?: string;
  /** At the right of the title: a tag, a small button. */
  aside?: ReactNode;
  onTap?: () => void;
  /** Spoken for the whole card when it can be tapped. */
  label?: string;
  flush?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
}

const isWeb = process.env.TARO_ENV === 'h5';

export function Card({ title, aside, onTap, label, flush, id, className = '', children }: CardProps) {
  const classes = `card ${flush ? 'card--flush' : ''} ${className}`;
  const inside = (
    <>
      {(title || aside) && (
        <View className="card__head">
          {title && (
            <Text className="card__title" {...(isWeb ? { role: 'heading', 'aria-level': 2 } : {})}>
              {title}
            </Text>
          )}
          {aside}
        </View>
      )}
      {children}
    </>
  );
  const identity = id ? { id } : {};
  if (!onTap) {
    return (
      <View {...identity} className={classes}>
        {inside}
      </View>
    );
  }
  return (
    <Tap
      {...identity}
      className={`${classes} card--tap`}
      onTap={onTap}
      role="link"
      {...(label ? { label } : {})}
    >
      {inside}
    </Tap>
  );
}
