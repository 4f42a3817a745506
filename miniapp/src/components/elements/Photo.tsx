/** A picture with words for those who cannot see it. */
import { Image, type ImageProps } from '@tarojs/components';

export interface PhotoProps {
  src: string;
  alt: string;
  mode?: 'aspectFill' | 'aspectFit' | 'widthFix';
  className?: string;
}

const isWeb = process.env.TARO_ENV === 'h5';

export function Photo({ src, alt, mode = 'aspectFill', className = '' }: PhotoProps) {
  const spoken = isWeb ? { imgProps: { alt } } : { 'aria-label': alt, lazyLoad: true };
  return <Image className={className} src={src} mode={mode} {...(spoken as Partial<ImageProps>)} />;
}
