/** Photos large on the web, in a <dialog>: Taro's own viewer would bring a carousel library of 260 KB. */
function button(name: string, label: string, icon: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `viewer__button viewer__button--${name}`;
  made.setAttribute('aria-label', label);
  made.innerHTML = `<span class="icon icon--${icon}" aria-hidden="true"></span>`;
  made.addEventListener('click', act);
  return made;
}

export function viewPhotos(urls: readonly string[], at: number): void {
  let index = at;
  const dialog = document.createElement('dialog');
  dialog.className = 'viewer';
  const image = document.createElement('img');
  const show = (next: number): void => {
    index = (next + urls.length) % urls.length;
    image.src = urls[index] ?? '';
    image.alt = `第 ${index + 1} 张照片，共 ${urls.length} 张`;
  };
  const step = (by: number) => (): void => show(index + by);
  const many = urls.length > 1;
  dialog.setAttribute('aria-label', '查看照片');
  dialog.append(
    image,
    button('close', '关闭', 'x', () => dialog.close()),
    ...(many
      ? [
          button('back', '上一张', 'chevron-left', step(-1)),
          button('next', '下一张', 'chevron-right', step(1)),
        ]
      : []),
  );
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') step(-1)();
    if (key === 'ArrowRight') step(1)();
  });
  dialog.addEventListener('close', () => dialog.remove());
  show(index);
  document.body.append(dialog);
  dialog.showModal();
}
