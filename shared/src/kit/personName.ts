/** Names of people as they are written in China: two characters or a dozen, with the dot of many peoples' names. */
import { note, z } from './schema';

/** Characters as people count them. */
export const NAME_MAX = 40;

/** The same name however its dot is typed (`阿依古丽•买买提`), without what cannot be seen. */
export const nameText = (typed: string): string =>
  typed
    .replaceAll(/[\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[•・‧･∙⋅]/g, '·')
    .trim();

/** How somebody is called; may be left empty. */
export const personName = z.pipe(
  note(4 * NAME_MAX),
  z.transform((typed: string, context) => {
    const name = nameText(typed);
    if ([...name].length <= NAME_MAX) return name;
    context.issues.push({ code: 'custom', message: `请不要超过 ${NAME_MAX} 个字`, input: typed });
    return z.NEVER;
  }),
);
