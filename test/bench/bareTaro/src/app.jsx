// The frame of the bare program.
export default ({ children }) => children;
