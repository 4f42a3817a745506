// How built-in components look before any WXSS, close enough for a screenshot to be judged by eye.

export const BASE_SHEET = `
*{box-sizing:border-box}
body{margin:0;font:16px -apple-system,"Noto Sans CJK SC",sans-serif}
wx-view,wx-scroll-view,wx-form,wx-picker,wx-swiper,wx-swiper-item,wx-label,wx-radio-group,wx-checkbox-group,wx-canvas{display:block}
wx-label,wx-radio,wx-checkbox,wx-switch{display:inline-block}
wx-scroll-view{overflow:auto}
wx-swiper{height:150px;overflow:hidden}
wx-image{display:inline-block;width:320px;height:240px;overflow:hidden}
wx-image>img{width:100%;height:100%;object-fit:cover}
wx-text{display:inline;white-space:pre-line}
wx-input,wx-textarea{display:block;overflow:hidden;min-height:1.4em}
wx-textarea{width:300px;height:150px}
wx-input>i,wx-textarea>i{color:gray;font-style:normal}
wx-input{display:flex;align-items:center}
wx-switch{width:52px;height:32px}
wx-switch>*{display:block;height:100%;border-radius:16px;background:#ddd}
wx-switch>u{background:#04be02}
wx-button{display:block;position:relative;margin:0 auto;padding:0 14px;font-size:18px;text-align:center;line-height:2.55555556;border-radius:5px;color:#000;background:#f8f8f8;overflow:hidden}
wx-button[type=primary]{color:#fff;background:#07c160}
wx-button[disabled]{opacity:.5}
[hidden]{display:none!important}
.wx-nav{position:sticky;top:0;height:44px;line-height:44px;text-align:center;font-weight:600;z-index:9999}
body{padding-bottom:50px}
.wx-tabs{position:fixed;bottom:0;left:0;right:0;height:50px;display:flex;border-top:1px solid #8884;z-index:9999}
.wx-tabs b{flex:1;display:flex;flex-direction:column;align-items:center;justify-content:center;font-size:11px;font-weight:400}
.wx-tabs img{width:26px;height:26px}
.wx-tabs .on{color:var(--on)}
.wx-toast,.wx-modal,.wx-sheet{position:fixed;z-index:10000;left:50%;top:40%;transform:translateX(-50%);padding:20px;border-radius:12px;text-align:center}
.wx-toast{background:#000a;color:#fff}
.wx-modal,.wx-sheet{background:#fff;width:80%;box-shadow:0 0 0 100vmax #0008}
`;
