import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')

/**
 * Taro compiles `src` and packages with "taro" in their name. What else a phone receives is named here, or old
 * phones meet syntax they cannot read: our own rules, react-query, zod and what draws QR codes.
 */
const compile = {
  include: [
    path.join(root, 'domain'),
    (file: string) => /[\\/]node_modules[\\/](@tanstack|zod|@nutui|uqr)[\\/]/.test(file),
  ],
}

/** Nobody reads the names of the built pages, and every phone loads them: five letters instead of thirty. */
const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[hash:base64:5]' },
} as const

/** Root font size of the browser, fixed: the layout answers the window by media queries, never by scaling. */
const rootPx = 20

const config: UserConfigExport<'webpack5'> = {
  projectName: 'xiaohongmao',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.join(__dirname, 'plugins/aria.js')],
  alias: { '@': path.join(root, 'src') },
  // The mini-program's cloud environment; the browser app reads its own from config.js when it starts.
  env: { TARO_APP_ENV_ID: JSON.stringify(process.env.TARO_APP_ENV_ID ?? '') },
  copy: {
    patterns: process.env.TARO_ENV === 'h5' ? [{ from: 'src/static/config.js', to: 'dist/h5/config.js' }] : [],
    options: {},
  },
  mini: {
    compile,
    optimizeMainPackage: { enable: true },
    // Our style sheets never rely on their order between modules.
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules },
    webpackChain(chain, webpack) {
      // react-query makes one for every fetch, and WeChat's logic layer has none.
      const abortController = [path.join(root, 'src/client/abort.ts'), 'PlainAbortController']
      chain.plugin('abort-controller').use(webpack.ProvidePlugin, [{ AbortController: abortController }])
    },
  },
  h5: {
    compile,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    // CSS of node_modules is measured in px for a phone of 375; it scales with ours only when it is named.
    esnextModules: ['@nutui/nutui-react-taro'],
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      pxtransform: {
        enable: true,
        config: { baseFontSize: rootPx, minRootSize: rootPx, maxRootSize: rootPx } as object,
      },
      cssModules,
    },
    webpackChain(chain) {
      chain.performance.hints(false)
      chain.optimization.splitChunks(chunks)
    },
  },
}

type Module = { nameForCondition(): string | null }
type Chunk = { groupsIterable: Iterable<{ origins: { request: string }[] }> }
type ChunkGraph = { getModuleChunksIterable(module: Module): Iterable<Chunk> }

const isOurs = (module: Module): boolean => /[\\/](src|domain)[\\/]/.test(module.nameForCondition() ?? '')
const isOfDesk = ({ groupsIterable }: Chunk): boolean =>
  [...groupsIterable].every(({ origins }) =>
    origins.every(({ request }) => /packages[\\/](street|mediation|directory)[\\/]/.test(request)),
  )

/** Without groups of our own every page would carry its copy of the same 16–40 kB. */
const chunks = {
  chunks: 'all',
  maxInitialRequests: Number.POSITIVE_INFINITY,
  minSize: 0,
  cacheGroups: {
    kit: {
      name: 'kit',
      test: /node_modules[\\/](@nutui|react-transition-group)/,
      chunks: 'async',
      minChunks: 1,
      priority: 20,
      reuseExistingChunk: true,
    },
    // What only the street's desk and mediators open comes when one of them does, all at once.
    desk: {
      name: 'desk',
      test: (module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }) =>
        isOurs(module) && [...chunkGraph.getModuleChunksIterable(module)].every(isOfDesk),
      chunks: 'async',
      minChunks: 1,
      priority: 16,
      reuseExistingChunk: true,
    },
    // All other pages come with the first one: where there is no signal none can be fetched.
    pages: {
      name: 'pages',
      test: /[\\/](src|domain)[\\/]/,
      chunks: 'async',
      minChunks: 1,
      priority: 15,
      reuseExistingChunk: true,
    },
    common: { name: 'common', minChunks: 2, priority: 5, reuseExistingChunk: true },
    vendors: {
      name: 'vendors',
      test: (module: { resource?: string }) => /[\\/]node_modules[\\/]/.test(module.resource ?? ''),
      chunks: 'initial',
      priority: 10,
    },
  },
} as const

export default defineConfig<'webpack5'>(async () => config)
