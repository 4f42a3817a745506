/** Anything that can be tapped: focusable with Enter and Space on the web, announced by the screen reader on both. */
import { View, type ITouchEvent, type ViewProps } from '@tarojs/components';
import type { HTMLAttributes, KeyboardEvent, ReactNode } from 'react';
import './Tap.scss';

type Role = 'button' | 'link' | 'tab' | 'radio' | 'checkbox' | 'switch' | 'option';

export interface TapProps {
  onTap: () => void;
  /** Needed when the content is an icon, or when the content alone does not say what happens. */
  label?: string;
  role?: Role;
  className?: string;
  id?: string;
  disabled?: boolean;
  /** For radio, checkbox and switch. */
  checked?: boolean;
  /** For tabs and options. */
  selected?: boolean;
  expanded?: boolean;
  children?: ReactNode;
}

const isWeb = process.env.TARO_ENV === 'h5';
type Extra = HTMLAttributes<HTMLElement> & Record<`aria-${string}`, unknown>;

function states({ label, role = 'button', disabled, checked, selected, expanded }: TapProps): Extra {
  const extra: Extra = isWeb ? { role, tabIndex: disabled ? -1 : 0 } : { 'aria-role': role };
  if (label) extra['aria-label'] = label;
  if (disabled) extra['aria-disabled'] = true;
  if (checked !== undefined) extra['aria-checked'] = checked;
  if (selected !== undefined) extra['aria-selected'] = selected;
  if (expanded !== undefined) extra['aria-expanded'] = expanded;
  return extra;
}

export function Tap(props: TapProps) {
  const { onTap, className = '', disabled, children } = props;
  const act = (event: ITouchEvent): void => {
    event.stopPropagation();
    if (!disabled) onTap();
  };
  const extra = states(props);
  if (isWeb) {
    extra.onKeyDown = (event: KeyboardEvent) => {
      if (disabled || event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' '))
        return;
      event.preventDefault();
      event.stopPropagation();
      onTap();
    };
  }
  const view: ViewProps = {
    className: `tap ${className}`,
    onClick: act,
    hoverClass: disabled ? 'none' : 'tap--down',
    hoverStayTime: 80,
  };
  if (props.id) view.id = props.id;
  return (
    <View {...view} {...(extra as ViewProps)}>
      {children}
    </View>
  );
}
