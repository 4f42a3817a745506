/** The runtime shortens attribute names by the same table as the templates, so both must know the new ones. */
import { mergeInternalComponents } from '@tarojs/shared';
import { ariaComponents } from './ariaComponents';

mergeInternalComponents(ariaComponents);
