// One connection's view of a running app: ids for elements, lookups that fail in the client's words.
import type { PageEntry } from '../app/pageStack';
import type { AppObject } from '../app/sandbox';
import type { Host } from '../host';
import { nameOf, type Element } from '../view/tree';
import { Person } from '../view/person';

export type Params = AppObject;
export type Method = (params: Params) => unknown;

/** The client keeps what it knows of an id beyond a restart of the app, so none is given twice. */
let given = 0;

export class Session {
  readonly person: Person;
  private readonly ids = new WeakMap<Element, string>();
  private readonly elements = new Map<string, Element>();

  constructor(readonly host: Host) {
    this.person = new Person(host);
  }

  page(params: Params): PageEntry {
    const page = this.host.stack.byId(params.pageId);
    if (!page) throw new Error('page destroyed');
    return page;
  }

  element(params: Params): Element {
    const element = this.elements.get(String(params.elementId));
    if (!element) throw new Error('element not found');
    return element;
  }

  ref(element: Element): AppObject {
    let id = this.ids.get(element);
    if (!id) {
      given += 1;
      id = `e${given}`;
      this.ids.set(element, id);
      this.elements.set(id, element);
    }
    return {
      elementId: id,
      tagName: nameOf(element),
      ...(element.asGeneralComponent() ? { nodeId: id } : {}),
    };
  }

  one(elements: Element[]): AppObject {
    const [first] = elements;
    if (!first) throw new Error('no such element');
    return this.ref(first);
  }

  noLayout(what: string): never {
    throw new Error(`${what}: weapp-host has no layout`);
  }
}
