// What Taro's build would define, and what jsdom leaves out.
Object.assign(globalThis, {
  ENABLE_INNER_HTML: true,
  ENABLE_ADJACENT_HTML: true,
  ENABLE_SIZE_APIS: true,
  ENABLE_TEMPLATE_CONTENT: true,
  ENABLE_CLONE_NODE: true,
  ENABLE_CONTAINS: true,
  ENABLE_MUTATION_OBSERVER: true,
  DEPRECATED_ADAPTER_COMPONENT: false,
})
process.env.TARO_ENV = 'h5'
process.env.TARO_PLATFORM = 'web'
// A picture player inside NutUI's barrel asks for a drawing context while it is loaded.
HTMLCanvasElement.prototype.getContext = () => new Proxy({}, { get: () => () => ({ data: [] }), set: () => true })
