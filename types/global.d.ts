/// <reference types="@tarojs/taro" />

/** Where the browser build finds its back end: `config.js` beside index.html, replaced when the app is put on a server. */
interface AppConfig {
  envId: string
  /** Address of a CloudBase on one machine; empty in the cloud. */
  host: string
}

interface Window {
  __APP_CONFIG__?: AppConfig
}

declare module '*.module.scss' {
  const classes: Record<string, string>
  export default classes
}
declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
  }
}
