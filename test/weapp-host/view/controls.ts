// Built-in controls keep what a person typed or switched until the app sets another value, as native ones do.
import { attributesOf, composedParentOf, elementsOf, nameOf, rootOf, type Element } from './tree';
import { select } from './select';

export const isOn = (value: unknown): boolean => value === true || value === '' || value === 'true';
export const isDisabled = (element: Element): boolean => isOn(attributesOf(element).disabled);

export function closest(element: Element, name: string): Element | null {
  for (let at: Element | null = element; at; at = composedParentOf(at)) if (nameOf(at) === name) return at;
  return null;
}

export class Controls {
  private readonly native = new WeakMap<Element, { seen: unknown; value: unknown }>();
  private readonly scrolls = new WeakMap<Element, { x: number; y: number }>();

  private current(element: Element, attribute: string): unknown {
    const given = attributesOf(element)[attribute];
    const own = this.native.get(element);
    return own && Object.is(own.seen, given) ? own.value : given;
  }

  value(element: Element): unknown {
    return this.current(element, 'value');
  }

  setValue(element: Element, value: unknown): void {
    this.native.set(element, { seen: attributesOf(element).value, value });
  }

  checked(element: Element): boolean {
    return isOn(this.current(element, 'checked'));
  }

  setChecked(element: Element, value: boolean): void {
    this.native.set(element, { seen: attributesOf(element).checked, value });
  }

  scroll(element: Element): { x: number; y: number } {
    return this.scrolls.get(element) ?? { x: 0, y: 0 };
  }

  setScroll(element: Element, x: number, y: number): void {
    this.scrolls.set(element, { x, y });
  }

  /** Properties as the automation protocol reads them: attributes, camel case too, plus native state. */
  properties(element: Element): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    const camel = (name: string): string =>
      name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    for (const [name, value] of Object.entries(attributesOf(element))) out[camel(name)] = out[name] = value;
    const component = element.asGeneralComponent();
    if (component) Object.assign(out, component.data);
    if (/^(input|textarea)$/.test(nameOf(element))) out.value = this.value(element) ?? '';
    if (/^(switch|checkbox|radio)$/.test(nameOf(element))) out.checked = this.checked(element);
    return out;
  }

  /** What a form hands to its submit handler. */
  formValues(form: Element): Record<string, unknown> {
    const out: Record<string, unknown> = {};
    const walk = (parent: Element): void => {
      for (const child of elementsOf(rootOf(parent))) {
        const name = attributesOf(child).name;
        if (name) out[String(name)] = this.formValue(child);
        walk(child);
      }
    };
    walk(form);
    return out;
  }

  private formValue(element: Element): unknown {
    const chosen = (kind: string): unknown[] =>
      select(element, kind)
        .filter((item) => this.checked(item))
        .map((item) => attributesOf(item).value);
    switch (nameOf(element)) {
      case 'switch':
        return this.checked(element);
      case 'radio-group':
        return chosen('radio')[0] ?? '';
      case 'checkbox-group':
        return chosen('checkbox');
      default:
        return this.value(element) ?? '';
    }
  }
}
