// The view layer: WXML rendered by WeChat's own open-source component framework (glass-easel).
import path from 'node:path';
import { Element, EmptyBackendContext, Event, type GeneralComponent } from 'glass-easel';
import { MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter';
import type { PageConfig } from '../app/appConfig';
import type { AppFunction, AppObject, Sandbox } from '../app/sandbox';
import { compileTemplates } from './templates';

/** The object the app knows as a page or component instance: `this` in its methods. */
export type Caller = AppObject & { setData(data: AppObject, callback?: AppFunction): void; data: AppObject };

export interface Mounted {
  component: GeneralComponent;
  caller: Caller;
  attach(): void;
  release(): void;
}

export interface ViewHooks {
  /** Called instead of an instance's setData; `apply` does the real work. */
  setData(owner: GeneralComponent, data: AppObject, apply: () => void): void;
  attached(component: GeneralComponent): void;
}

export class View {
  readonly space: CodeSpace;
  private readonly env = new MiniProgramEnv();
  // the empty backend keeps the tree in memory and draws nothing
  private readonly backend = this.env.associateBackend(new EmptyBackendContext());
  private readonly loaded = new Set<string>();

  constructor(
    private readonly box: Sandbox,
    private readonly globalComponents: Record<string, string>,
    hooks: ViewHooks,
  ) {
    this.space = this.env.createCodeSpace('app', true);
    this.watchInstances(hooks);
    const { groups, configs } = compileTemplates(box.root);
    for (const [name, config] of configs) this.space.addComponentStaticConfig(name, config);
    for (const [name, content] of Object.entries(groups)) {
      // fallbackListenerOnNativeNode: `bindtap` on built-in components
      const template = { groupList: groups, content, fallbackListenerOnNativeNode: true };
      this.space.addCompiledTemplate(name, template as Parameters<CodeSpace['addCompiledTemplate']>[1]);
    }
  }

  private watchInstances(hooks: ViewHooks): void {
    const behavior = this.space.getComponentSpace().defineBehavior({
      lifetimes: {
        created() {
          const caller = this as unknown as Caller & { _$: GeneralComponent };
          const apply = caller.setData;
          caller.setData = (data, callback) =>
            hooks.setData(caller._$, data, () => apply.call(caller, data, callback));
        },
        attached() {
          hooks.attached((this as unknown as { _$: GeneralComponent })._$);
        },
      },
    });
    this.space.setOverallBehavior(behavior as Parameters<CodeSpace['setOverallBehavior']>[0]);
  }

  config(page: string): PageConfig {
    return (this.space.getComponentStaticConfig(page) ?? {}) as PageConfig;
  }

  /** Runs `app.js` with the app's constructors in place. */
  runApp(): void {
    this.space.globalComponentEnv(this.box.global, 'app', () => this.box.require('app'));
  }

  /** Runs a page's or a component's script, the components it uses first. */
  load(file: string): void {
    if (this.loaded.has(file)) return;
    this.loaded.add(file);
    const own = this.config(file).usingComponents ?? {};
    const used = { ...this.globalComponents, ...own };
    this.space.addComponentStaticConfig(file, { ...this.config(file), usingComponents: used } as never);
    for (const address of Object.values(used)) this.load(resolve(file, address));
    this.space.globalComponentEnv(this.box.global, file, () => {
      for (const name of ['Component', 'Behavior']) {
        const register = this.box.global[name] as AppFunction;
        this.box.global[name] = (definition: unknown) => register(hostTypes(definition as AppObject));
      }
      this.box.require(file);
    });
  }

  create(page: string): Mounted {
    const root = this.backend.createRoot('body', this.space, page);
    const component = root.getComponent();
    return {
      component,
      caller: root.get() as unknown as Caller,
      attach: () => Element.pretendAttached(component),
      release: () => Element.pretendDetached(component),
    };
  }
}

const resolve = (from: string, address: string): string =>
  address.startsWith('/') ? address.slice(1) : path.posix.join(path.posix.dirname(from), address);

/** `properties: { x: Object }` names the app realm's constructor; the framework compares with its own. */
function hostTypes(definition: AppObject): AppObject {
  const own: AppObject = { String, Number, Boolean, Object, Array, Function };
  const type = (value: unknown): unknown =>
    typeof value === 'function' ? (own[value.name] ?? value) : value;
  const properties = (definition?.properties ?? {}) as AppObject;
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') properties[name] = type(value);
    else if (value && typeof value === 'object') {
      const full = value as { type?: unknown; optionalTypes?: unknown[] };
      properties[name] = {
        ...full,
        type: type(full.type),
        ...(full.optionalTypes ? { optionalTypes: full.optionalTypes.map(type) } : {}),
      };
    }
  }
  return definition;
}

const BUBBLING = new Set([
  'tap',
  'longpress',
  'longtap',
  'touchstart',
  'touchmove',
  'touchend',
  'touchcancel',
  'touchforcechange',
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
]);

/** Dispatches an event as the platform does: touch events bubble, component events do not. */
export function fire(element: Element, type: string, detail: unknown, extra: AppObject = {}): void {
  const bubbles = BUBBLING.has(type);
  Event.triggerEvent(element, type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    extraFields: extra,
  });
}
