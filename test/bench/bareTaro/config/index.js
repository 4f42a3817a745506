// The least Taro can be: one page, no product, the framework's version of this repository.
module.exports = {
  projectName: 'bare',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: process.env.TARO_APP_OUT,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  logger: { quiet: true, stats: false },
  mini: {},
};
