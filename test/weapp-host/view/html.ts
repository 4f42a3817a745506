// The page as HTML for a browser: WXSS becomes CSS, built-in components become custom elements with a small base sheet.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type AtRule, type Root } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import type { Host } from '../host';
import { asText, attributesOf, composedChildrenOf, nameOf, rootOf, type Element, type Node } from './tree';
import { BASE_SHEET } from './baseSheet';
import { filesUnder } from './templates';

const escape = (value: unknown): string => String(value).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const inPixels = (text: string): string => text.replace(/(-?[\d.]+)rpx/g, 'calc(100vw * $1 / 750)');

const renameTags = selectorParser((root) =>
  root.walkTags((tag) => {
    tag.value = tag.value === 'page' ? 'body' : `wx-${tag.value}`;
  }),
);

/** One WXSS file with its imports in place. */
function inline(dir: string, file: string): Root {
  const full = path.join(dir, file);
  const sheet = parse(existsSync(full) ? readFileSync(full, 'utf8') : '');
  sheet.walkAtRules('import', (rule) => {
    const target = rule.params.replace(/['"]|url\(|\)/g, '');
    const inner = target.startsWith('/')
      ? target.slice(1)
      : path.posix.join(path.posix.dirname(file), target);
    rule.replaceWith(inline(dir, inner).nodes);
  });
  return sheet;
}

/** One WXSS file as CSS. */
export function css(dir: string, file: string): string {
  const sheet = inline(dir, file);
  sheet.walkRules((rule) => {
    const parent = rule.parent;
    const inKeyframes = parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes');
    if (!inKeyframes) rule.selector = renameTags.processSync(rule.selector);
  });
  sheet.walkDecls((declaration) => {
    declaration.value = inPixels(declaration.value);
  });
  return sheet.toString();
}

const KEPT = ['id', 'class', 'style', 'type', 'size', 'hidden', 'disabled', 'role'];

export function nodeHtml(host: Host, node: Node): string {
  const element = node.asElement();
  if (!element) return escape(asText(node)?.textContent ?? '');
  const name = nameOf(element);
  const attributes = attributesOf(element);
  const kept = Object.entries(attributes).filter(([key]) => KEPT.includes(key) || key.startsWith('aria-'));
  const written = kept
    .filter(([, value]) => value !== '' && value !== false)
    .map(([key, value]) => ` ${key}="${escape(inPixels(String(value)))}"`);
  return `<wx-${name}${written.join('')}>${innerHtml(host, element, name, attributes)}</wx-${name}>`;
}

function innerHtml(host: Host, element: Element, name: string, attributes: Record<string, unknown>): string {
  if (name === 'image')
    return `<img alt="" src="${escape(imageSource(host, String(attributes.src ?? '')))}">`;
  if (name === 'input' || name === 'textarea') {
    const typed = host.controls.value(element);
    return typed ? escape(typed) : `<i>${escape(attributes.placeholder ?? '')}</i>`;
  }
  if (name === 'switch') return host.controls.checked(element) ? '<u></u>' : '<s></s>';
  return composedChildrenOf(element)
    .map((child) => nodeHtml(host, child))
    .join('');
}

function imageSource(host: Host, source: string): string {
  if (!source || /^(https?|data):/.test(source)) return source;
  const full = host.wx.files.resolve(source);
  if (!existsSync(full)) return '';
  const ext = path.extname(full).slice(1).replace('svg', 'svg+xml').replace('jpg', 'jpeg');
  return `data:image/${ext};base64,${readFileSync(full).toString('base64')}`;
}

function navigationBar(host: Host): string {
  const page = host.stack.current;
  if (!page) return '';
  const own = { ...host.config.window, ...host.view.config(page.path) };
  const config = host.theme.resolve(own, host.device.info.theme);
  if (config.navigationStyle === 'custom') return '';
  const title = page.title ?? config.navigationBarTitleText ?? '';
  const ink = config.navigationBarTextStyle === 'white' ? '#fff' : '#000';
  const ground = config.navigationBarBackgroundColor ?? '#fff';
  return `<nav class="wx-nav" style="color:${escape(ink)};background:${escape(ground)}">${escape(title)}</nav>`;
}

function tabBar(host: Host): string {
  const { tabBar: bar } = host.theme.resolve(host.config, host.device.info.theme);
  const here = host.stack.current?.path;
  if (!bar || bar.custom || !host.packages.isTab(here ?? '')) return '';
  const items = bar.list.map((tab) => {
    const on = tab.pagePath === here;
    const icon = imageSource(host, (on ? tab.selectedIconPath : undefined) ?? tab.iconPath ?? '');
    return `<b${on ? ' class="on"' : ''}>${icon ? `<img alt="" src="${icon}">` : ''}${escape(tab.text)}</b>`;
  });
  const ground = bar.backgroundColor ?? '#fff';
  return `<footer class="wx-tabs" style="color:${escape(bar.color ?? '#555')};background:${escape(ground)};--on:${escape(bar.selectedColor ?? '#07c160')}">${items.join('')}</footer>`;
}

function overlay(host: Host): string {
  const { toast, loading, modal, actionSheet } = host.wx.ui;
  const parts: string[] = [];
  if (toast ?? loading) parts.push(`<div class="wx-toast">${escape(toast?.title ?? loading)}</div>`);
  if (modal)
    parts.push(
      `<div class="wx-modal"><b>${escape(modal.request.title)}</b><p>${escape(modal.request.content)}</p></div>`,
    );
  if (actionSheet)
    parts.push(
      `<div class="wx-sheet">${actionSheet.request.map((item) => `<p>${escape(item)}</p>`).join('')}</div>`,
    );
  return parts.join('');
}

/** Style sheets of the app, of the page, and of every component file in the output. */
function sheets(host: Host, page: string): string {
  const dir = host.options.appDir;
  const components = filesUnder(dir)
    .filter((file) => file.endsWith('.wxss'))
    .filter((file) => host.view.config(file.slice(0, -'.wxss'.length)).component);
  return ['app.wxss', `${page}.wxss`, ...components].map((file) => css(dir, file)).join('\n');
}

export function pageHtml(host: Host): string {
  const page = host.stack.current;
  if (!page) return '';
  const body = composedChildrenOf(rootOf(page.mounted.component)).map((child) => nodeHtml(host, child));
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${BASE_SHEET}${sheets(host, page.path)}</style><body>${navigationBar(host)}${body.join('')}${tabBar(host)}${overlay(host)}</body></html>`;
}
