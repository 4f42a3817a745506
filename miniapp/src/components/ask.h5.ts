/** The same on the web, in a <dialog>: Taro's own looks foreign here, and its font is stopped by our security policy. */
import type { Question } from './ask';
import './Button.scss';
import './ask.scss';

export type { Question } from './ask';

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function button(kind: 'primary' | 'secondary', text: string, act: () => void): HTMLButtonElement {
  const made = element('button', `btn btn--${kind} ask__button`, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

export function ask({ title, content, confirm = '确定', told = false }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = element('dialog', 'ask', '');
    let yes = false;
    const agree = (): void => {
      yes = true;
      dialog.close();
    };
    const buttons = element('div', 'ask__buttons', '');
    if (!told) buttons.append(button('secondary', '取消', () => dialog.close()));
    buttons.append(button('primary', confirm, agree));
    dialog.setAttribute('aria-label', title);
    dialog.append(element('h2', 'ask__title', title), element('p', 'ask__text', content), buttons);
    // Escape closes it too.
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(yes);
    });
    // Within the page in sight, whose colours and size of type it takes on.
    const pages = [...document.querySelectorAll('.app')].filter((page) => page.getClientRects().length > 0);
    (pages.at(-1) ?? document.body).append(dialog);
    dialog.showModal();
  });
}
