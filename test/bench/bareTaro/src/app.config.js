export default { pages: ['pages/first/index'] };
