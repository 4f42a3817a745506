/** Babel for the Taro compiler; jest uses swc instead. */
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
};
