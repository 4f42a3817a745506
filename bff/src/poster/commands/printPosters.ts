/** Draws posters ready for the printer: their signed codes, their places, a sheet for each village. */
import { pages } from '@jsjb/shared/kit/pages';
import { AppError } from '@jsjb/shared/kit/errors';
import type { PosterFormat } from '@jsjb/shared/poster/contract';
import type { Deps } from '../../deps';
import { WechatError } from '../../gateways/wechat';
import type { PosterDoc } from '../store/posterModels';
import { posterScene } from '../access/posterCode';
import type { RefusedCode } from '../sheet/plainSheet';
import type { PosterPrint } from '../sheet/posterPdf';

/** Where a scanned code leads; without a leading slash, as WeChat wants it. */
const PAGE = pages.home;
/** Loaded when somebody prints: fonts and PDFs take some 30 MB that no other request needs. */
const printer = async () => ({
  ...(await import('../../platform/pdf/font')),
  ...(await import('../sheet/posterPdf')),
});
/** Sharp on A4, and still a small file. */
const CODE_PIXELS = 1280;
/** Codes asked of WeChat side by side: a village's posters are ready while somebody waits for them. */
const AT_ONCE = 8;

export interface Printing {
  format: PosterFormat;
  /** Another font than the built-in one, for rarer signs. */
  font?: string | undefined;
  /** Only the plain-link code, even when WeChat is set up. */
  plain?: boolean;
}

export interface Printed {
  pdf: Buffer;
  /** Printed with the plain-link code alone, because WeChat refused theirs; the first sheet says so too. */
  refused: RefusedCode[];
}

type Coded = PosterPrint & { refusal?: WechatError };

/** Codes that WeChat did not answer at all may come with the next try: nothing is printed without them. */
function assertAnswered(prints: readonly Coded[]): void {
  const [first] = prints;
  if (first?.refusal?.passing && prints.every(({ refusal }) => refusal?.passing)) throw first.refusal;
}

/** Throws INVALID when there is nothing to print, or the font lacks a sign; a WechatError when WeChat is away. */
export async function printPosters(
  posters: readonly PosterDoc[],
  { format, font: file, plain = false }: Printing,
  deps: Deps,
): Promise<Printed> {
  const usable = posters.filter(({ revokedAt }) => !revokedAt);
  if (usable.length === 0) throw new AppError('INVALID', { userMessage: '没有可以打印的海报。' });
  const { areas } = await deps.city.snapshot();
  const { readFont, posterPdf } = await printer();
  const font = readFont(file);
  const codeOf = async (scene: string): Promise<Pick<Coded, 'code' | 'refusal'>> => {
    try {
      return {
        code: plain ? undefined : await deps.wechat?.makeCode({ scene, page: PAGE, width: CODE_PIXELS }),
      };
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      deps.log.warn({ err: error }, 'no mini-program code for a poster');
      return { refusal: error };
    }
  };
  const printOf = async ({ _id, place, areaCode, generation }: PosterDoc): Promise<Coded> => {
    const scene = posterScene(_id, deps.keys, generation);
    const area = areas.get(areaCode);
    const above = areas.get(area?.parentId ?? '')?.name ?? '';
    const village = `${above}${area?.name ?? areaCode}`;
    return {
      number: _id,
      place,
      village,
      link: `${deps.env.PUBLIC_URL}/p/${scene}`,
      ...(await codeOf(scene)),
    };
  };
  const prints: Coded[] = [];
  for (let at = 0; at < usable.length; at += AT_ONCE) {
    const batch = await Promise.all(usable.slice(at, at + AT_ONCE).map(printOf));
    assertAnswered(batch);
    prints.push(...batch);
  }
  const missing = font.lacks(prints.map(({ place, village }) => place + village).join(''));
  if (missing.length > 0)
    throw new AppError('INVALID', { userMessage: `海报字体里没有这些字：${missing.join('、')}` });
  const refused = prints.flatMap(({ number, refusal }) =>
    refusal ? [{ number, reason: `微信错误 ${refusal.errcode ?? refusal.kind}` }] : [],
  );
  return { pdf: await posterPdf(prints, format, font, refused), refused };
}
