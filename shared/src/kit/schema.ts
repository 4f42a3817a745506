/** The building blocks of every request and response: bounded, strict, safe to store. */
import * as z from 'zod/mini';
import { mobileText, PHONE_MAX, readPhone } from './phone';

/** No control characters but tab and line ends, no lone surrogates: they break databases, logs and screens. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u;
const isClean = (value: string): boolean => !control.test(value) && !/\p{Surrogate}/u.test(value);

const tooLong = (max: number): string => `请不要超过 ${max} 个字`;

/** A required text of 1 to `max` characters after trimming. */
export const text = (max: number, min = 1) =>
  z
    .string('请填写文字')
    .check(
      z.trim(),
      z.minLength(min, min <= 1 ? '请填写' : `请至少写 ${min} 个字`),
      z.maxLength(max, tooLong(max)),
      z.refine(isClean, '含有不能识别的字符，请重新输入'),
    );

/** A text that may be left out; empty by default. */
export const note = (max = 500) =>
  z._default(
    z
      .string('请填写文字')
      .check(z.trim(), z.maxLength(max, tooLong(max)), z.refine(isClean, '含有不能识别的字符，请重新输入')),
    '',
  );

/** Identifiers of units, areas, categories, personas: short and plain. */
export const slug = z.string('编号有误').check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, '编号有误'));
/** A MongoDB ObjectId in hex. */
export const objectId = z.string('编号有误').check(z.regex(/^[0-9a-f]{24}$/, '编号有误'));
export const instant = z.iso.datetime({ offset: true, error: '时间格式有误' });
export const localDate = z.iso.date('日期格式有误');
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, '请从给出的选项里选择');
export const flag = z.boolean('请选择是或否');
export const count = z.int('请填写整数');
/** The version of what the caller saw: the number of its events. */
export const version = count.check(z.gte(1, '版本号有误'), z.lte(100_000, '版本号有误'));

/** WGS84 [longitude, latitude] in degrees, within China. */
export const point = z.tuple(
  [
    z.number('坐标有误').check(z.gte(73, '坐标有误'), z.lte(136, '坐标有误')),
    z.number('坐标有误').check(z.gte(3, '坐标有误'), z.lte(54, '坐标有误')),
  ],
  '坐标有误',
);

/** However it is written, it is stored in one form; see `readPhone`. */
export const telephone = z.pipe(
  z.string('请填写电话号码').check(z.maxLength(PHONE_MAX, '电话号码太长，请只填一个号码')),
  z.transform((typed: string, context) => {
    const answer = readPhone(typed);
    if (answer.ok) return answer.phone.text;
    context.issues.push({ code: 'custom', message: answer.message, input: typed });
    return z.NEVER;
  }),
);

/** The number somebody signs in with. */
export const mobile = z.pipe(
  z.string('请填写手机号').check(z.maxLength(PHONE_MAX, '请填写 11 位手机号')),
  z.transform((typed: string, context) => {
    const text = mobileText(typed);
    if (text !== undefined) return text;
    context.issues.push({ code: 'custom', message: '请填写 11 位手机号', input: typed });
    return z.NEVER;
  }),
);

/** Photos are uploaded first; a ticket names them. */
export const photoIds = (max = 9) =>
  z._default(z.array(objectId, '图片编号有误').check(z.maxLength(max, `最多 ${max} 张图片`)), []);

/** A list page. `next` is opaque; absent at the end. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), next: z.optional(z.string()) });

/** Query strings carry text only: a whole number in text, 1 to `max`. */
export const pageSize = (max = 100) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/, '请填写数字')),
      z.pipe(
        z.transform((value: string) => Number(value)),
        z.int().check(z.gte(1, '至少为 1'), z.lte(max, `最多为 ${max}`)),
      ),
    ),
    20,
  );
export const cursor = z.optional(
  z.string().check(z.maxLength(200, '翻页标记有误'), z.regex(/^[\w-]+$/, '翻页标记有误')),
);

export { z };
