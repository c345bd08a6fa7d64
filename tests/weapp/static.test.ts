import { fixture, Planted } from './planted'
import { asLines, checkBuild } from './static'

/** One fault each, and the words it must be told with. */
const faults: [what: string, plant: (copy: Planted) => Planted, told: RegExp][] = [
  ['a tag that is never closed', (c) => c.edit('pages/home/index.wxml', (t) => `${t}<view>`), /\[wxml\]/],
  ['a broken expression', (c) => c.edit('pages/home/index.wxml', (t) => `${t}<view>{{a +}}</view>`), /\[wxml\]/],
  ['optional chaining in WXML', (c) => c.edit('pages/home/index.wxml', (t) => `${t}<view>{{a?.b}}</view>`), /\[wxml\]/],
  [
    'modern syntax in a function of WXS',
    (c) => c.edit('shared/words.wxs', (t) => t.replace('return text', 'let a = 1; return text')),
    /shared\/words\.wxs: WXS is not ES5/,
  ],
  [
    'modern syntax in WXS inside WXML',
    (c) => c.edit('pages/list/index.wxml', (t) => `${t}<wxs module="m">module.exports = () => 1</wxs>`),
    /pages\/list\/index\.wxml: WXS is not ES5/,
  ],
  [
    'a script that is gone',
    (c) => c.remove('shared/history.js'),
    /app\.js: require\('\.\/shared\/history'\) points to nothing/,
  ],
  [
    'a script of another subpackage',
    (c) => c.edit('app.js', (t) => `${t}\nrequire('./packages/extra/pages/detail/index')`),
    /reaches into another subpackage/,
  ],
  [
    'a page that app.json forgot',
    (c) => c.json('app.json', (app) => (app.pages as string[]).pop()),
    /pages\/letter\/index\.json: is neither a page/,
  ],
  ['modern syntax in WXS', (c) => c.edit('shared/words.wxs', (t) => `${t}\nlet a = 1`), /\[wxml\]/],
  [
    'an <import> of nothing',
    (c) => c.remove('shared/rows.wxml'),
    /<import src="\.\.\/\.\.\/shared\/rows\.wxml"> points to nothing/,
  ],
  ['a <wxs> of nothing', (c) => c.remove('shared/words.wxs'), /<wxs src=.* points to nothing/],
  ['an unknown tag', (c) => c.edit('pages/list/index.wxml', (t) => `${t}<div>x</div>`), /<div> is neither/],
  [
    'a component that is not registered',
    (c) => c.json('pages/home/index.json', (json) => delete json.usingComponents),
    /pages\/home\/index\.wxml: <counter> is neither/,
  ],
  [
    'an unknown tag inside an imported template',
    (c) => c.edit('shared/rows.wxml', (t) => t.replace('{{name}}</view>', '<svg /></view>')),
    /pages\/home\/index\.wxml: <svg> is neither/,
  ],
  ['a nested rule in WXSS', (c) => c.edit('app.wxss', (t) => `${t} .a { .b { color: red; } }`), /\[wxss\] app\.wxss/],
  ['a universal selector in WXSS', (c) => c.edit('app.wxss', (t) => `${t} * { color: red; }`), /\[wxss\] app\.wxss/],
  ['a WXSS import of nothing', (c) => c.remove('shared/base.wxss'), /\[wxss\] app\.wxss/],
  [
    'a picture of the package in WXSS',
    (c) => c.edit('app.wxss', (t) => `${t} .a { background: url("/icons/home.png"); }`),
    /url\(\/icons\/home\.png\)/,
  ],
  [
    'a page without its script',
    (c) => c.remove('pages/letter/index.js'),
    /page pages\/letter\/index lacks pages\/letter\/index\.js/,
  ],
  [
    'a page without its json',
    (c) => c.remove('packages/extra/pages/detail/index.json'),
    /lacks packages\/extra\/pages\/detail\/index\.json/,
  ],
  ['a page without its WXML', (c) => c.remove('pages/list/index.wxml'), /lacks pages\/list\/index\.wxml/],
  [
    'a json that is none',
    (c) => c.edit('pages/list/index.json', (t) => t.slice(1)),
    /pages\/list\/index\.json: is no JSON/,
  ],
  ['a tab that is no page', (c) => tab(c, { pagePath: 'pages/nowhere/index' }), /tab pages\/nowhere\/index is no page/],
  [
    'a tab in a subpackage',
    (c) => tab(c, { pagePath: 'packages/extra/pages/detail/index' }),
    /is no page of the main package/,
  ],
  [
    'a tab icon that does not exist',
    (c) => c.remove('icons/list-on.png'),
    /tab icon icons\/list-on\.png does not exist/,
  ],
  [
    'a tab icon that is too large',
    (c) => c.write('icons/home.png', 'x'.repeat(50_000)),
    /tab icon icons\/home\.png has 50000 bytes/,
  ],
  [
    'a custom tab bar without its component',
    (c) => c.json('app.json', (app) => Object.assign(app.tabBar as object, { custom: true })),
    /custom and lacks custom-tab-bar\/index\.js/,
  ],
  [
    'a theme value in one theme only',
    (c) => c.json('theme.json', (theme) => delete (theme.dark as { ink?: string }).ink),
    /@ink is not in dark/,
  ],
  [
    'a preload of an unknown package',
    (c) =>
      c.json('app.json', (app) =>
        Object.assign(app, { preloadRule: { 'pages/home/index': { packages: ['nowhere'] } } }),
      ),
    /preloadRule loads nowhere/,
  ],
  [
    'a component that does not exist',
    (c) => c.remove('components/counter/index.js'),
    /component counter lacks components\/counter\/index\.js/,
  ],
  ['a component that is not declared as one', (c) => c.write('components/counter/index.json', '{}'), /is no component/],
  [
    'a component of another subpackage',
    (c) => c.json('app.json', (app) => (app.subPackages as object[]).push({ root: 'components', pages: [] })),
    /lies in another subpackage/,
  ],
  [
    'syntax newer than ES2018',
    (c) => c.edit('shared/history.js', (t) => `${t}\nvar a = module?.exports`),
    /shared\/history\.js: is not ES2018/,
  ],
  [
    'a browser name',
    (c) => c.edit('pages/list/index.js', (t) => `${t}\nfunction f() { return document.title }`),
    /document does not exist in the logic layer/,
  ],
  ['a Node name', (c) => c.edit('app.js', (t) => `${t}\nvar mode = process.env.MODE`), /process does not exist/],
  [
    'fetch in a handler',
    (c) => c.edit('app.js', (t) => `${t}\nvar f = function () { return fetch('/x') }`),
    /fetch does not exist/,
  ],
  ['new Function', (c) => c.edit('app.js', (t) => `${t}\nnew Function('return 1')()`), /no code from strings/],
  ['eval', (c) => c.edit('app.js', (t) => `${t}\neval('1')`), /no code from strings/],
  [
    'a main package above our budget',
    (c) => c.write('shared/large.js', `module.exports = '${'x'.repeat(900_000)}'`),
    /\[size\] main: \d+ bytes, more than our 800000/,
  ],
  [
    'a subpackage above WeChat’s limit',
    (c) => c.write('packages/extra/large.js', `'${'x'.repeat(2_200_000)}'`),
    /\[size\] packages\/extra\/: \d+ bytes, more than WeChat's 2097152/,
  ],
]

function tab(copy: Planted, tab: { pagePath: string }): Planted {
  return copy.json('app.json', (app) => Object.assign((app.tabBar as { list: object[] }).list[1] as object, tab))
}

describe('the static checks', () => {
  it('find nothing in a build where everything is right', () => {
    expect(asLines(checkBuild(fixture))).toEqual([])
  })

  it.each(faults)('catch %s', (_, plant, told) => {
    const copy = new Planted()
    try {
      expect(asLines(checkBuild(plant(copy).root)).join('\n')).toMatch(told)
    } finally {
      copy.discard()
    }
  })

  it('accept a probe: a name asked for by typeof, code from strings inside try', () => {
    const copy = new Planted().edit(
      'app.js',
      (text) => `${text}
if (typeof document !== 'undefined') document.title = 'x'
try { new Function('') } catch (refused) { console.log(refused) }
var root = Function('return this')()`,
    )
    expect(asLines(checkBuild(copy.root))).toEqual([])
    copy.discard()
  })

  it('fail with one clear line where WeChat’s compilers do not run, and skip nothing', () => {
    const here = process.platform
    Object.defineProperty(process, 'platform', { value: 'freebsd' })
    try {
      jest.isolateModules(() => {
        const { checkBuild: checkElsewhere } = jest.requireActual<typeof import('./static')>('./static')
        expect(() => checkElsewhere(fixture)).toThrow(
          /on this machine \(freebsd \w+\) they do not: .*cannot be checked here/,
        )
      })
    } finally {
      Object.defineProperty(process, 'platform', { value: here })
    }
  })

  it('say in one line that there is no build', () => {
    expect(() => checkBuild('/nowhere')).toThrow(/No built mini-program in .*nowhere.*build it first/)
  })
})
