const path = require('node:path')
const attributes = require('./aria-components.json')

/**
 * Taro's templates pass no aria attribute to WeChat, so a screen reader would hear nothing but loose text.
 * This adds the ones WeChat knows to the templates, and to the runtime that fills them.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      // The browser build has no templates: attributes reach the page as they are.
      if (!platform.template) return
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'aria-runtime.js')].flat()
      platform.template.mergeComponents(ctx, attributes)
    },
  })
}
