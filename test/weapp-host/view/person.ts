// What a person's finger does to an element: tap, type, switch; with what the built-in components add of their own.
import type { AppObject } from '../app/sandbox';
import type { Host } from '../host';
import { closest, isDisabled, type Controls } from './controls';
import { openTypes } from './openTypes';
import { select } from './select';
import { attributesOf, composedParentOf, nameOf, type Element } from './tree';
import { fire } from './view';

const TOUCH = { identifier: 0, pageX: 0, pageY: 0, clientX: 0, clientY: 0, force: 1 };
const DEFAULT_MAXLENGTH = 140;
export const LONGPRESS_MS = 350;

export class Person {
  private readonly touchedAt = new WeakMap<Element, number>();

  constructor(private readonly host: Host) {}

  get controls(): Controls {
    return this.host.controls;
  }

  fire(element: Element, type: string, detail: unknown = {}, extra: AppObject = {}): void {
    const { host } = this;
    fire(element, type, host.toApp(detail), host.toApp(extra) as AppObject);
  }

  /** A page covered by another, or gone, cannot be touched. */
  private reach(element: Element): void {
    if (this.host.inBackground) throw new Error('the app is in the background');
    let root: Element | null = element;
    for (let up = composedParentOf(element); up; up = composedParentOf(up)) root = up;
    const page: Element | undefined = this.host.stack.current?.mounted.component;
    if (root !== page && element !== page) throw new Error('the element is not on the page shown');
  }

  tap(element: Element): void {
    this.reach(element);
    this.host.touched();
    this.host.gesture.during(() => {
      this.fire(element, 'touchstart', {}, { touches: [TOUCH], changedTouches: [TOUCH] });
      this.fire(element, 'touchend', {}, { touches: [], changedTouches: [TOUCH] });
      this.click(element);
    });
  }

  private click(element: Element): void {
    const button = closest(element, 'button');
    if (button && isDisabled(button)) return;
    const touches = { touches: [TOUCH], changedTouches: [TOUCH] };
    this.fire(element, 'tap', { x: 0, y: 0 }, touches);
    if (button) this.pressButton(button);
    const control = this.controlOf(element);
    if (control && !isDisabled(control)) this.toggle(control);
    const link = closest(element, 'navigator');
    if (link) this.follow(link);
  }

  private pressButton(button: Element): void {
    const attributes = attributesOf(button);
    if (button.id) this.host.gesture.tappedButtonIds.add(button.id);
    const formType = String(attributes['form-type'] ?? attributes.formType ?? '');
    const form = formType ? closest(button, 'form') : null;
    if (form && formType === 'submit') this.fire(form, 'submit', { value: this.controls.formValues(form) });
    if (form && formType === 'reset') this.fire(form, 'reset');
    const openType = String(attributes['open-type'] ?? attributes.openType ?? '');
    if (openType) openTypes(this.host, (type, detail) => this.fire(button, type, detail), button, openType);
  }

  /** The switch, radio or checkbox a tap lands on, directly or through its label. */
  private controlOf(element: Element): Element | undefined {
    const kinds = ['switch', 'radio', 'checkbox'];
    for (const kind of kinds) {
      const direct = closest(element, kind);
      if (direct) return direct;
    }
    const label = closest(element, 'label');
    if (!label) return undefined;
    const target = attributesOf(label).for;
    const page = this.host.stack.current?.mounted.component;
    if (target && page) return select(page, `#${String(target)}`)[0];
    return kinds.flatMap((kind) => select(label, kind))[0];
  }

  private toggle(control: Element): void {
    const { controls } = this;
    const kind = nameOf(control);
    if (kind === 'switch') {
      controls.setChecked(control, !controls.checked(control));
      this.fire(control, 'change', { value: controls.checked(control) });
    } else if (kind === 'radio') {
      const group = closest(control, 'radio-group');
      if (controls.checked(control)) return;
      for (const radio of group ? select(group, 'radio') : []) controls.setChecked(radio, radio === control);
      if (group) this.fire(group, 'change', { value: attributesOf(control).value });
    } else {
      controls.setChecked(control, !controls.checked(control));
      const group = closest(control, 'checkbox-group');
      const value = (group ? select(group, 'checkbox') : [])
        .filter((box) => controls.checked(box))
        .map((box) => attributesOf(box).value);
      if (group) this.fire(group, 'change', { value });
    }
  }

  private follow(link: Element): void {
    const {
      url,
      'open-type': how = 'navigate',
      delta,
    } = attributesOf(link) as Record<string, string | undefined>;
    const kinds = {
      navigate: 'navigateTo',
      redirect: 'redirectTo',
      switchTab: 'switchTab',
      reLaunch: 'reLaunch',
    } as const;
    const kind = how === 'navigateBack' ? 'navigateBack' : kinds[how as keyof typeof kinds];
    if (!kind) throw new Error(`navigator open-type ${how} is not supported by weapp-host`);
    const go = this.host.stack.navigate(kind, { ...(url ? { url } : {}), delta: Number(delta ?? 1) });
    go.catch((error: unknown) => this.fire(link, 'fail', { errMsg: `${kind}:fail ${String(error)}` }));
  }

  type(element: Element, given: string): void {
    this.reach(element);
    if (isDisabled(element)) return;
    const limit = Number(attributesOf(element).maxlength ?? DEFAULT_MAXLENGTH);
    const text = limit >= 0 ? given.slice(0, limit) : given;
    this.fire(element, 'focus', { value: this.controls.value(element) ?? '', height: 0 });
    this.controls.setValue(element, text);
    this.fire(element, 'input', {
      value: text,
      cursor: text.length,
      keyCode: text.charCodeAt(text.length - 1) || 8,
    });
    this.fire(element, 'blur', { value: text, cursor: text.length });
  }

  touch(element: Element, phase: 'touchstart' | 'touchmove' | 'touchend', touches: AppObject): void {
    this.reach(element);
    this.fire(element, phase, {}, touches);
    if (phase === 'touchstart') this.touchedAt.set(element, Date.now());
    const since = Date.now() - (this.touchedAt.get(element) ?? Date.now());
    if (phase === 'touchend' && since >= LONGPRESS_MS)
      this.host.gesture.during(() => this.fire(element, 'longpress', {}, touches));
  }
}
