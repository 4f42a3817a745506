// Page.* and Element.* of the automation protocol.
import { atPath, fromApp } from '../app/realm';
import type { AppFunction, AppObject } from '../app/sandbox';
import { outerWxml, innerWxml } from '../view/serialize';
import { select } from '../view/select';
import { attributesOf, innerText, type Element } from '../view/tree';
import type { Method, Params, Session } from './session';
import type { Caller } from '../view/view';

const names = (params: Params): string[] => (params.names as string[] | undefined) ?? [];
const selector = (params: Params): string => String(params.selector);

async function callMethod(session: Session, target: Caller, { method, args }: Params): Promise<AppObject> {
  const run = target[String(method)];
  if (typeof run !== 'function') throw new Error(`${String(method)} not exists`);
  const given = session.host.toApp(args ?? []) as unknown[];
  return { result: fromApp(await (run as AppFunction).apply(target, given)) };
}

export function pageMethods(session: Session): Record<string, Method> {
  const root = (params: Params): Element => session.page(params).mounted.component;
  return {
    'Page.getElement': (params) => session.one(select(root(params), selector(params))),
    'Page.getElements': (params) => ({
      elements: select(root(params), selector(params)).map((element) => session.ref(element)),
    }),
    'Page.getData': (params) => ({
      data: fromApp(atPath(session.page(params).caller.data, params.path as string | undefined)),
    }),
    'Page.setData': (params) =>
      session.page(params).caller.setData(session.host.toApp(params.data) as AppObject),
    'Page.callMethod': (params) => callMethod(session, session.page(params).caller, params),
    'Page.getWindowProperties': (params) => ({
      properties: names(params).map((name) =>
        name.endsWith('scrollTop') ? session.page(params).scrollTop : session.noLayout(name),
      ),
    }),
  };
}

export function elementMethods(session: Session): Record<string, Method> {
  const { person } = session;
  const at = (params: Params): Element => session.element(params);
  const component = (params: Params) => {
    const found = at(params).asGeneralComponent();
    if (!found) throw new Error('the element is no custom component');
    return found;
  };
  const touches = (params: Params): AppObject => ({
    touches: params.touches ?? [],
    changedTouches: params.changedTouches ?? [],
  });
  const text = (element: Element, name: string): string =>
    /^(innerText|textContent)$/.test(name) ? innerText(element) : session.noLayout(name);

  return {
    'Element.getElement': (params) => session.one(select(at(params), selector(params))),
    'Element.getElements': (params) => ({
      elements: select(at(params), selector(params)).map((element) => session.ref(element)),
    }),
    'Element.getAttributes': (params) => {
      const attributes = attributesOf(at(params));
      return { attributes: names(params).map((name) => attributes[name] ?? null) };
    },
    'Element.getProperties': (params) => {
      const all = fromApp(person.controls.properties(at(params))) as AppObject;
      // the client asks first which properties exist
      const known = Object.fromEntries(Object.keys(all).map((name) => [name, true]));
      return {
        properties: names(params).map((name) => (name === '__propPublic' ? known : (all[name] ?? null))),
      };
    },
    'Element.getDOMProperties': (params) => ({
      properties: names(params).map((name) => text(at(params), name)),
    }),
    'Element.getWXML': (params) => ({
      wxml: params.type === 'outer' ? outerWxml(at(params)) : innerWxml(at(params)),
    }),
    'Element.getStyles': () => session.noLayout('style'),
    'Element.getOffset': () => session.noLayout('offset'),
    'Element.tap': (params) => person.tap(at(params)),
    'Element.touchstart': (params) => person.touch(at(params), 'touchstart', touches(params)),
    'Element.touchmove': (params) => person.touch(at(params), 'touchmove', touches(params)),
    'Element.touchend': (params) => person.touch(at(params), 'touchend', touches(params)),
    'Element.triggerEvent': (params) => person.fire(at(params), String(params.type), params.detail ?? {}),
    'Element.dispatchEvent': (params) =>
      person.fire(at(params), String(params.eventName), params.detail ?? {}, touches(params)),
    'Element.callFunction': (params) => ({
      result: callFunction(
        session,
        at(params),
        String(params.functionName),
        (params.args ?? []) as unknown[],
      ),
    }),
    'Element.getData': (params) => ({
      data: fromApp(atPath(component(params).data, params.path as string | undefined)),
    }),
    'Element.setData': (params) =>
      (component(params).getMethodCaller() as unknown as Caller).setData(
        session.host.toApp(params.data) as AppObject,
      ),
    'Element.callMethod': (params) =>
      callMethod(session, component(params).getMethodCaller() as unknown as Caller, params),
  };
}

/** Functions the client calls on built-in components. */
function callFunction(session: Session, element: Element, name: string, args: unknown[]): unknown {
  const { person } = session;
  const [first, second] = args;
  const functions: Record<string, () => unknown> = {
    'input.input': () => person.type(element, String(first)),
    'textarea.input': () => person.type(element, String(first)),
    'switch.tap': () => person.tap(element),
    'slider.slideTo': () => {
      person.controls.setValue(element, first);
      person.fire(element, 'change', { value: first });
    },
    'swiper.swipeTo': () => person.fire(element, 'change', { current: first, source: 'touch' }),
    'movable-view.moveTo': () => person.fire(element, 'change', { x: first, y: second, source: 'touch' }),
    'scroll-view.scrollTo': () => {
      person.controls.setScroll(element, Number(first), Number(second));
      const detail = { scrollLeft: Number(first), scrollTop: Number(second), deltaX: 0, deltaY: 0 };
      person.fire(element, 'scroll', detail);
    },
    'scroll-view.scrollTop': () => person.controls.scroll(element).y,
    'scroll-view.scrollLeft': () => person.controls.scroll(element).x,
  };
  const run = functions[name];
  if (!run) throw new Error(`${name} is not supported by weapp-host`);
  return run() ?? null;
}
