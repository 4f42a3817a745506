/** Constants the build replaces, and the file kinds it resolves. */
/** Origin of the BFF; empty means the page's own origin. */
declare const API_BASE: string;
/** Ids of the subscribe messages of WeChat, divided by commas; empty without any. */
declare const NOTICE_TEMPLATES: string;
/** True only in a build made to look at the components. */
declare const WITH_GALLERY: boolean;

declare module '*.scss';
declare module '*.svg';
declare module '*.png';
