// wx.createSelectorQuery and the observers. There is no layout here: every box is the same known one, everything is in view.
import type { AppFunction, AppObject } from '../app/sandbox';
import { attributesOf, nameOf, type Element } from '../view/tree';
import { select } from '../view/select';
import { canvasNode } from './canvas';
import type { WxPart } from './convention';
import type { WxContext } from './index';

const ROW_HEIGHT = 44;

interface Fields {
  id?: boolean;
  dataset?: boolean;
  rect?: boolean;
  size?: boolean;
  scrollOffset?: boolean;
  node?: boolean;
  context?: boolean;
  properties?: string[];
}

export function queryApi(ctx: WxContext): WxPart {
  return {
    sync: {
      createSelectorQuery: () => new SelectorQuery(ctx),
      createIntersectionObserver: (component, options) =>
        new IntersectionObserver(ctx, scopeOf(ctx, component), (options ?? {}) as { observeAll?: boolean }),
      createAnimation: () => animation(),
    },
  };
}

const pageOf = (ctx: WxContext): Element | undefined => ctx.host.stack.current?.mounted.component;

function scopeOf(ctx: WxContext, component: unknown): Element | undefined {
  const inner = (component as { _$?: Element } | undefined)?._$;
  return inner ?? pageOf(ctx);
}

export class SelectorQuery {
  private readonly jobs: { read(): unknown; told: AppFunction | undefined }[] = [];
  private scope: Element | undefined;

  constructor(private readonly ctx: WxContext) {
    this.scope = pageOf(ctx);
  }

  in(component: unknown): this {
    this.scope = scopeOf(this.ctx, component);
    return this;
  }

  select(selector: string): AppObject {
    return this.node((read) => read(this.find(selector)[0]));
  }

  selectAll(selector: string): AppObject {
    return this.node((read) => this.find(selector).map(read));
  }

  selectViewport(): AppObject {
    return this.node((read) => read(pageOf(this.ctx)));
  }

  exec(done?: AppFunction): this {
    const { host } = this.ctx;
    setTimeout(() =>
      host.guard(() => {
        const results = this.jobs.map(({ read }) => host.toApp(read()));
        this.jobs.forEach(({ told }, at) => told?.(results[at]));
        done?.(host.toApp(results));
      }),
    );
    return this;
  }

  private find(selector: string): Element[] {
    return this.scope ? select(this.scope, selector) : [];
  }

  private node(gather: (read: (element: Element | undefined) => unknown) => unknown): AppObject {
    const ask = (fields: Fields) => (told?: unknown) => {
      const read = (element: Element | undefined) => (element ? this.fieldsOf(element, fields) : null);
      this.jobs.push({
        read: () => gather(read),
        told: typeof told === 'function' ? (told as AppFunction) : undefined,
      });
      return this;
    };
    const base = { id: true, dataset: true };
    return {
      boundingClientRect: ask({ ...base, rect: true, size: true }),
      scrollOffset: ask({ ...base, scrollOffset: true }),
      fields: (fields: Fields, told?: AppFunction) => ask(fields)(told),
      node: ask({ node: true }),
      context: ask({ context: true }),
    };
  }

  private fieldsOf(element: Element, fields: Fields): AppObject {
    const { screenWidth } = this.ctx.host.device.info;
    const attributes = attributesOf(element);
    return {
      ...(fields.id ? { id: element.id } : {}),
      ...(fields.dataset ? { dataset: { ...element.dataset } } : {}),
      ...(fields.rect ? { left: 0, top: 0, right: screenWidth, bottom: ROW_HEIGHT } : {}),
      ...(fields.size ? { width: screenWidth, height: ROW_HEIGHT } : {}),
      ...(fields.scrollOffset
        ? {
            scrollLeft: 0,
            scrollTop: this.ctx.host.stack.current?.scrollTop ?? 0,
            scrollWidth: screenWidth,
            scrollHeight: ROW_HEIGHT,
          }
        : {}),
      ...(fields.node
        ? { node: nameOf(element) === 'canvas' ? canvasNode(element, screenWidth) : null }
        : {}),
      ...(fields.context ? { context: {} } : {}),
      ...Object.fromEntries((fields.properties ?? []).map((name) => [name, attributes[name]])),
    };
  }
}

/** Tells once, soon, that each target is wholly in view. */
class IntersectionObserver {
  private connected = true;

  constructor(
    private readonly ctx: WxContext,
    private readonly scope: Element | undefined,
    private readonly options: { observeAll?: boolean },
  ) {}

  relativeTo(): this {
    return this;
  }

  relativeToViewport(): this {
    return this;
  }

  observe(selector: string, told: AppFunction): void {
    const { host } = this.ctx;
    setTimeout(() => {
      const found = this.scope && this.connected ? select(this.scope, selector) : [];
      const { screenWidth } = host.device.info;
      const box = {
        left: 0,
        top: 0,
        right: screenWidth,
        bottom: ROW_HEIGHT,
        width: screenWidth,
        height: ROW_HEIGHT,
      };
      for (const element of this.options.observeAll ? found : found.slice(0, 1)) {
        const seen = {
          id: element.id,
          dataset: { ...element.dataset },
          intersectionRatio: 1,
          intersectionRect: box,
          boundingClientRect: box,
          relativeRect: box,
          time: Date.now(),
        };
        host.guard(() => told(host.toApp(seen)));
      }
    });
  }

  disconnect(): void {
    this.connected = false;
  }
}

const STEPS =
  'opacity backgroundColor width height top left bottom right rotate rotateX rotateY rotateZ rotate3d scale scaleX scaleY scaleZ scale3d translate translateX translateY translateZ translate3d skew skewX skewY matrix matrix3d step'.split(
    ' ',
  );

function animation(): AppObject {
  const steps: { type: string; args: unknown[] }[] = [];
  const self: AppObject = { export: () => ({ actions: steps.splice(0) }) };
  for (const type of STEPS)
    self[type] = (...args: unknown[]) => {
      steps.push({ type, args });
      return self;
    };
  return self;
}
