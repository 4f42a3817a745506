// Toasts, dialogues, navigation bar, tab bar, scrolling and pull-down.
import type { ModalAnswer, ModalRequest } from '../device';
import { ApiFailure, need, needList, needText, TappedAnswer, type Options, type WxPart } from './convention';
import type { WxContext } from './index';

const LONGEST_BUTTON = 4;
const MOST_ITEMS = 6;
const TOAST_MS = 1500;

interface Toast {
  title: string;
  icon: string;
  /** When it goes away by itself. */
  until: number;
}

interface Open<Request, Answer> {
  request: Request;
  answer(value: Answer): void;
}

/** What lies over the page right now. */
export class UiState {
  private lastToast: Toast | undefined;
  loading: string | undefined;
  modal: Open<ModalRequest, ModalAnswer> | undefined;
  actionSheet: Open<string[], number | 'cancel'> | undefined;
  pullingDown = false;

  get toast(): Toast | undefined {
    return this.lastToast && Date.now() < this.lastToast.until ? this.lastToast : undefined;
  }

  set toast(toast: Toast | undefined) {
    this.lastToast = toast;
  }
}

const text = (options: Options, key: string, otherwise: string): string =>
  options[key] === undefined ? otherwise : String(options[key]);

export function uiApi(ctx: WxContext): WxPart {
  const { host, ui } = ctx;
  const { answers } = host.device;
  const nothing = (): undefined => undefined;
  const onTab = (): void => {
    if (!host.packages.isTab(host.stack.current?.path ?? '')) throw new ApiFailure('not TabBar page');
  };

  const showModal = async (options: Options): Promise<unknown> => {
    const request: ModalRequest = {
      title: text(options, 'title', ''),
      content: text(options, 'content', ''),
      showCancel: options.showCancel !== false,
      confirmText: text(options, 'confirmText', '确定'),
      cancelText: text(options, 'cancelText', '取消'),
      editable: options.editable === true,
    };
    for (const key of ['confirmText', 'cancelText'] as const)
      if (request[key].length > LONGEST_BUTTON)
        throw new ApiFailure(`${key} length should not larger than ${LONGEST_BUTTON} Chinese characters`);
    const given = answers.modal?.(request);
    const answer =
      given ?? (await new Promise<ModalAnswer>((done) => (ui.modal = { request, answer: done })));
    ui.modal = undefined;
    const chosen = typeof answer === 'string' ? { confirm: answer === 'confirm' } : answer;
    const content = request.editable ? ('content' in chosen && chosen.content) || '' : null;
    // pressing the dialogue's button is a tap
    return new TappedAnswer({ confirm: chosen.confirm, cancel: !chosen.confirm, content });
  };
  const showActionSheet = async (options: Options): Promise<unknown> => {
    const items = needList(options, 'itemList').map(String);
    if (items.length > MOST_ITEMS)
      throw new ApiFailure(`parameter error: itemList should not be large than ${MOST_ITEMS}`);
    const given = answers.actionSheet?.(items);
    const answer =
      given ??
      (await new Promise<number | 'cancel'>((done) => (ui.actionSheet = { request: items, answer: done })));
    ui.actionSheet = undefined;
    if (answer === 'cancel') throw new ApiFailure('cancel');
    return new TappedAnswer({ tapIndex: answer });
  };

  return {
    async: {
      showToast: (options) => {
        ui.loading = undefined;
        const lasts = typeof options.duration === 'number' ? options.duration : TOAST_MS;
        ui.toast = {
          title: needText(options, 'title'),
          icon: text(options, 'icon', 'success'),
          until: Date.now() + lasts,
        };
      },
      hideToast: () => void (ui.toast = undefined),
      showLoading: (options) => {
        ui.toast = undefined;
        ui.loading = needText(options, 'title');
      },
      hideLoading: () => void (ui.loading = undefined),
      showModal,
      showActionSheet,
      setNavigationBarTitle: (options) => {
        const title = needText(options, 'title');
        if (host.stack.current) host.stack.current.title = title;
      },
      setNavigationBarColor: (options) => {
        if (!['#ffffff', '#000000'].includes(needText(options, 'frontColor').toLowerCase()))
          throw new ApiFailure(`invalid frontColor "${String(options.frontColor)}"`);
        needText(options, 'backgroundColor');
      },
      showNavigationBarLoading: nothing,
      hideNavigationBarLoading: nothing,
      hideHomeButton: nothing,
      setBackgroundColor: nothing,
      setBackgroundTextStyle: nothing,
      showTabBar: onTab,
      hideTabBar: onTab,
      setTabBarItem: onTab,
      setTabBarStyle: onTab,
      setTabBarBadge: (options) => {
        onTab();
        need(options, 'index', 'Number');
        needText(options, 'text');
      },
      removeTabBarBadge: onTab,
      showTabBarRedDot: onTab,
      hideTabBarRedDot: onTab,
      startPullDownRefresh: () => pullDown(ctx),
      stopPullDownRefresh: () => void (ui.pullingDown = false),
      enableAlertBeforeUnload: (options) => void needText(options, 'message'),
      disableAlertBeforeUnload: nothing,
      setWindowSize: nothing,
      pageScrollTo: (options) => {
        const top = typeof options.scrollTop === 'number' ? options.scrollTop : 0;
        scrollTo(ctx, top);
      },
    },
  };
}

export function pullDown({ host, ui }: WxContext): void {
  const page = host.stack.current;
  if (!page) return;
  ui.pullingDown = true;
  host.stack.call(page, 'onPullDownRefresh');
}

export function scrollTo({ host }: WxContext, top: number): void {
  const page = host.stack.current;
  if (!page) return;
  page.scrollTop = top;
  host.stack.call(page, 'onPageScroll', host.toApp({ scrollTop: top }));
}
