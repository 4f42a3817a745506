// A canvas that draws nothing and remembers what it was told to draw, so that charts run and can be asserted on.
import type { AppObject } from '../app/sandbox';
import type { Element } from '../view/tree';

export interface DrawCall {
  method: string;
  args: unknown[];
}

const METHODS =
  'arc arcTo beginPath bezierCurveTo clearRect clip closePath createImageData drawImage ellipse fill fillRect fillText lineTo moveTo putImageData quadraticCurveTo rect resetTransform restore rotate save scale setLineDash setTransform stroke strokeRect strokeText transform translate'.split(
    ' ',
  );

const nodes = new WeakMap<Element, { node: AppObject; drawn: DrawCall[] }>();

/** What was drawn on a canvas element so far. */
export const drawnOn = (element: Element): DrawCall[] => nodes.get(element)?.drawn ?? [];

export function canvasNode(element: Element, width: number): AppObject {
  const known = nodes.get(element);
  if (known) return known.node;
  const drawn: DrawCall[] = [];
  const gradient = (): AppObject => ({ addColorStop: () => undefined });
  const context: AppObject = {
    font: '10px sans-serif',
    measureText(this: AppObject, text: string) {
      const size = Number(/(\d+(?:\.\d+)?)px/.exec(String(this.font))?.[1] ?? 10);
      const wide = [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 1 : 0.5), 0);
      return { width: wide * size };
    },
    createLinearGradient: gradient,
    createRadialGradient: gradient,
    createPattern: gradient,
    getLineDash: () => [],
    getImageData: (_x: number, _y: number, w: number, h: number) => ({ width: w, height: h, data: [] }),
  };
  for (const method of METHODS) context[method] = (...args: unknown[]) => void drawn.push({ method, args });
  const node: AppObject = {
    width,
    height: 150,
    getContext: (kind: string) => {
      if (kind !== '2d') throw new Error(`canvas.getContext("${kind}") is not supported by weapp-host`);
      return context;
    },
    createImage: () => ({ width: 0, height: 0, src: '' }),
    createPath2D: () => ({}),
    requestAnimationFrame: (run: () => void) => Number(setTimeout(run, 16)[Symbol.toPrimitive]()),
    cancelAnimationFrame: (id: number) => clearTimeout(id),
    toDataURL: () => 'data:image/png;base64,',
  };
  context.canvas = node;
  nodes.set(element, { node, drawn });
  return node;
}
