import { mergeInternalComponents } from '@tarojs/shared'
import attributes from './aria-components.json'

// Bundled into the mini-program: tells Taro's runtime which attributes the templates of aria.js now carry.
mergeInternalComponents(attributes)
