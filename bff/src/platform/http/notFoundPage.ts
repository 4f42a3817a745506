/** What a person reads at an address that leads nowhere; without scripts, so that it stands in any browser. */
export const notFoundPage = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>没有这个页面 · 接诉即办</title>
    <style>
      body { display: flex; flex-direction: column; align-items: center; justify-content: center; min-height: 90vh;
        margin: 0; padding: 24px; font: 17px/1.6 system-ui, sans-serif; text-align: center; }
      h1 { margin: 0; font-size: 22px; }
      p { max-width: 30em; }
      a { display: inline-block; min-width: 44px; padding: 10px 24px; color: #fff; text-decoration: none;
        background: #0a5c70; border-radius: 10px; }
    </style>
  </head>
  <body>
    <h1>没有这个页面</h1>
    <p>网址可能没有复制完整，或者页面已经换了地方。您的诉求都在，从首页就能找到。</p>
    <a href="/">回首页</a>
  </body>
</html>
`;
