/** The one button. WeChat's own button is used only where WeChat demands it (phone number, sharing, privacy). */
import { Button as NativeButton, Text, View, type ButtonProps as NativeProps } from '@tarojs/components';
import type { IconName } from '@/theme/icons';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import './Button.scss';

export interface ButtonProps {
  /** The words on it: a verb and what it acts on. */
  text: string;
  onTap?: () => void;
  kind?: 'primary' | 'secondary' | 'danger' | 'text';
  icon?: IconName;
  loading?: boolean;
  disabled?: boolean;
  /** Fills the row. */
  block?: boolean;
  small?: boolean;
  /** Spoken instead of the text when the text alone is not enough. */
  label?: string;
  id?: string;
  /** WeChat only: what the platform does on the tap. */
  open?: Pick<NativeProps, 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>;
}

const nothing = (): void => undefined;

export function Button({
  text,
  onTap = nothing,
  kind = 'primary',
  loading,
  disabled,
  label,
  ...rest
}: ButtonProps) {
  const stopped = Boolean(disabled ?? false) || Boolean(loading);
  const flags = [
    'btn',
    `btn--${kind}`,
    rest.block && 'btn--block',
    rest.small && 'btn--small',
    disabled && 'btn--off',
    loading && 'btn--busy',
  ];
  const className = flags.filter(Boolean).join(' ');
  const inside = (
    <>
      {loading ? <View className="btn__spin" /> : rest.icon && <Icon name={rest.icon} />}
      <Text className="btn__text">{text}</Text>
    </>
  );
  const identity = rest.id ? { id: rest.id } : {};
  if (rest.open) {
    return (
      <NativeButton {...identity} className={className} disabled={stopped} onClick={onTap} {...rest.open}>
        {inside}
      </NativeButton>
    );
  }
  const spoken = loading ? `${label ?? text}，正在处理` : (label ?? text);
  return (
    <Tap {...identity} className={className} onTap={onTap} disabled={stopped} label={spoken}>
      {inside}
    </Tap>
  );
}
