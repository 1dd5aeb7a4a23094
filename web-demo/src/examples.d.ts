declare module '*.yaml' {
  const request: import('ipplan').Request;
  export default request;
}
