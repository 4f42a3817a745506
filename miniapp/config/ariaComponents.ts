/** The accessible attributes of WeChat, per Taro component. An empty default means: only when given. */
const spoken = { 'aria-role': '', 'aria-label': '' };

export const ariaComponents = {
  View: {
    ...spoken,
    'aria-hidden': '',
    'aria-disabled': '',
    'aria-checked': '',
    'aria-selected': '',
    'aria-expanded': '',
    'aria-modal': '',
  },
  Button: spoken,
  Image: { 'aria-label': '' },
  Input: { 'aria-label': '' },
  Textarea: { 'aria-label': '' },
};
