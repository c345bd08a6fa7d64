import { Host, type HostOptions } from './host'
import { fixture, Planted } from './planted'

const open: Host[] = []
const planted: Planted[] = []

async function launch(url?: string, options: HostOptions = {}, root = fixture): Promise<Host> {
  const host = new Host(root, options)
  open.push(host)
  return host.launch(url)
}

function plant(): Planted {
  const copy = new Planted()
  planted.push(copy)
  return copy
}

/** What the app wrote to its console since the last time. */
function history(host: Host): string[] {
  const lines = host.log.map((line) => line.text)
  const seen = read.get(host) ?? 0
  read.set(host, lines.length)
  return lines.slice(seen)
}
const read = new WeakMap<Host, number>()

afterEach(async () => {
  for (const host of open.splice(0)) await host.close()
  for (const copy of planted.splice(0)) copy.discard()
})

describe('the screen', () => {
  it('says what WXML, WXS, templates, components and slots say, and nothing that is hidden', async () => {
    const host = await launch()
    const screen = host.text()
    expect(screen).toContain('HOME')
    expect(screen).toContain('apples: 3 small')
    expect(screen).toContain('pears: 0 small')
    expect(host.text('#first')).toMatch(/add to apples\s+in the slot\s+at the foot/)
    expect(host.$$('.row').map((row) => host.text(row))).toEqual(['one', 'two'])
    expect(screen).not.toMatch(/unseen|gone/)
    expect(host.title).toBe('Home')
    expect(host.nodeCount()).toBeGreaterThan(25)
    expect(host.depth()).toBeGreaterThan(4)
    expect(host.problems).toEqual([])
  })

  it('is found by id, tag, class, attribute, text and label, and says so when nothing or too much is meant', async () => {
    const host = await launch()
    expect(host.find('#title').tag).toBe('wx-text')
    expect(host.$$('counter .label')).toHaveLength(2)
    expect(host.$$('[data-row-name=two]')).toHaveLength(1)
    expect(host.byText(/^ap+les/).attr.class).toBe('label')
    expect(host.byLabel('more rows').attr.id).toBe('more')
    expect(host.has('unseen')).toBe(false)
    expect(() => host.find('no such words, anywhere')).toThrow(/nothing on pages\/home\/index/)
    expect(() => host.byText(/^add to/)).toThrow(/2 nodes/)
    expect(host.text(host.byText(/^add to/, '#second'))).toBe('add to pears')
  })

  it('follows setData: paths into lists, parts that leave, one record each with its bytes and paths', async () => {
    const host = await launch()
    history(host)
    const before = host.setDataLog.length
    await host.tap('#more')
    expect(host.$$('.row').map((row) => host.text(row))).toEqual(['one', 'two', 'three'])
    expect(host.$$('#second')).toEqual([])
    expect(history(host)).toEqual(['pears detached'])
    expect(host.setDataLog.slice(before)).toEqual([
      {
        on: 'pages/home/index',
        bytes: Buffer.byteLength('{"rows[2].name":"three","second":false}'),
        paths: ['rows[2].name', 'second'],
        wire: { 'rows[2].name': 'three', second: false },
      },
    ])
  })
})

describe('events', () => {
  it('go down by capture, then up, and stop where they are caught', async () => {
    const host = await launch()
    await host.tap('#caught')
    expect(host.text('#log')).toBe('capturing | caught')
    await host.tap('one')
    expect(host.text('#log')).toBe('capturing | caught | capturing | chose one | outer of')
  })

  it('stop on the way down at capture-catch', async () => {
    const host = await launch()
    await host.tap('#inside')
    expect(host.text('#log')).toBe('capturing | sealed')
  })

  it('run one mutual handler only, and carry the marks of the way', async () => {
    const host = await launch()
    await host.tap('#twice')
    expect(host.text('#log')).toBe('capturing | mutual inner middle | outer of twice')
  })

  it('leave a component as its own, seen from the page as the component', async () => {
    const host = await launch()
    await host.tap('add to apples')
    expect(host.text('#log')).toBe('capturing | first is 4 | outer of first')
    expect(host.text()).toContain('apples: 4')
  })

  it('reach the page from what it put into a slot', async () => {
    const host = await launch()
    await host.tap('#slotted')
    expect(host.text('#log')).toBe('capturing | slot | outer of slotted')
  })

  it('need someone who listens, and a control that is not disabled', async () => {
    const host = await launch()
    await expect(host.tap('#unanswered')).rejects.toThrow(/nothing on pages\/home\/index answers/)
    await expect(host.tap('#off')).rejects.toThrow(/disabled/)
    await expect(host.emit('#title', 'change')).rejects.toThrow(/hears "change"/)
    expect(host.problems).toEqual([])
  })
})

describe('components', () => {
  it('have behaviours, observers and a life of their own', async () => {
    const host = await launch()
    expect(history(host)).toEqual([
      'launch pages/home/index 1001',
      'app shows',
      'apples attached',
      'pears attached',
      'home loads {}',
      'home shows',
      'apples page shows',
      'pears page shows',
      'apples ready',
      'pears ready',
      'home is ready',
    ])
    await host.tap('add to apples')
    await host.tap('add to apples')
    expect(host.text()).toContain('apples: 5 large')
  })

  it('include a custom tab bar on tab pages only, one for each, reached by getTabBar', async () => {
    const copy = plant()
      .json('app.json', (app) => Object.assign(app.tabBar as object, { custom: true }))
      .write('custom-tab-bar/index.json', '{ "component": true }')
      .write('custom-tab-bar/index.wxml', '<view id="bar" bindtap="go">bar of {{page}}</view>')
      .write(
        'custom-tab-bar/index.js',
        `Component({ data: { page: '?' }, methods: { go: function () { wx.switchTab({ url: '/pages/list/index' }) } } })`,
      )
      .edit('pages/home/index.js', (text) =>
        text.replace("history.add('home is ready')", "this.getTabBar().setData({ page: 'home' })"),
      )
    const host = await launch(undefined, {}, copy.root)
    expect(host.text('#bar')).toBe('bar of home')
    await host.tap('#more')
    expect(host.text('#bar')).toBe('bar of home')
    await host.tap('#bar')
    expect(host.route).toBe('pages/list/index')
    expect(host.text('#bar')).toBe('bar of ?')
    await host.go('navigateTo', '/pages/letter/index')
    expect(host.$$('#bar')).toEqual([])
    expect(host.problems).toEqual([])
  })
})

describe('fields and forms', () => {
  it('take what is typed, cut at their length, and hear when they are left', async () => {
    const host = await launch('/pages/list/index')
    await host.input('your name', 'Adalbert')
    expect(host.find('#name').attr.value).toBe('Adalb')
    expect(host.text('#said')).toBe('left with Adalb')
  })

  it('submit a form with the values of its fields, and let a label choose', async () => {
    const host = await launch('/pages/list/index')
    await host.input('#name', 'Ada')
    await host.tap('#sure')
    await host.tap('send it')
    expect(host.text('#said')).toBe('{"who":"Ada","sure":true,"size":""}')
    await host.tap('large')
    expect(host.text('#said')).toBe('picked l')
    expect(host.problems).toEqual([])
  })
})

describe('pages', () => {
  it('of the tab bar stay alive, and those above them close, in the order WeChat tells it', async () => {
    const host = await launch('/pages/home/index?from=icon')
    history(host)
    await host.tapTab('List')
    expect(history(host)).toEqual(['home hides', 'apples page hides', 'pears page hides', 'list loads', 'list shows'])
    await host.tapTab('Home')
    expect(history(host)).toEqual(['list hides', 'home shows', 'apples page shows', 'pears page shows', 'tab Home'])
    expect(host.stack).toEqual(['pages/home/index'])
  })

  it('open from a tab page and close when the tab changes, without hiding it twice', async () => {
    const host = await launch('/pages/home/index')
    await host.go('navigateTo', '/pages/letter/index')
    await host.go('navigateTo', '/packages/extra/pages/detail/index?id=1')
    history(host)
    await host.go('switchTab', '/pages/list/index')
    expect(history(host)).toEqual(['detail unloads', 'list loads', 'list shows'])
    await host.go('switchTab', '/pages/home/index')
    expect(history(host)).toEqual(['list hides', 'home shows', 'apples page shows', 'pears page shows'])
  })

  it('all end at a relaunch', async () => {
    const host = await launch()
    await host.tapTab('List')
    history(host)
    await host.go('reLaunch', '/pages/letter/index?to=Ada')
    expect(history(host).filter((line) => line.includes('unloads'))).toEqual(['list unloads', 'home unloads'])
    expect(host.stack).toEqual(['pages/letter/index'])
    expect(host.text('#state')).toBe('idle Ada')
  })

  it('give their query as it was written, talk to their opener, and go back', async () => {
    const host = await launch('/pages/letter/index')
    await host.tap('detail')
    expect(host.route).toBe('packages/extra/pages/detail/index')
    expect(host.text()).toContain('detail of 7 %E7%94%B2 how are you')
    await host.tap('reply')
    await host.tap('back')
    expect(host.text('#state')).toBe('heard fine')
    await expect(host.back()).rejects.toThrow(/first page/)
  })

  it('refuse what WeChat refuses: unknown pages, tab pages by navigateTo, an eleventh page', async () => {
    const host = await launch('/pages/letter/index')
    await expect(host.go('navigateTo', '/pages/nowhere/index')).rejects.toThrow(/not found/)
    await expect(host.go('navigateTo', '/pages/home/index')).rejects.toThrow(/tabbar/)
    await expect(host.go('switchTab', '/pages/letter/index')).rejects.toThrow(/no-tabBar/)
    for (let depth = 2; depth <= 10; depth += 1) await host.go('navigateTo', '/pages/letter/index')
    await expect(host.go('navigateTo', '/pages/letter/index')).rejects.toThrow(/limit/)
    expect(host.problems).toEqual([])
  })

  it('are pulled down, scrolled to their end and shared', async () => {
    const host = await launch()
    await host.pullDown()
    await host.reachBottom()
    expect(host.text('#log')).toBe('pulled | bottom')
    expect(host.share()).toEqual({ title: 'hello', path: '/pages/home/index' })
    await host.tapTab('List')
    await expect(host.pullDown()).rejects.toThrow(/cannot be pulled/)
  })
})

describe('the logic layer', () => {
  it('has none of the names a browser or Node would give it', async () => {
    const host = await launch()
    await host.emit('#lab', 'names')
    expect(host.text('#log')).toBe(`${Array(13).fill('undefined').join()} function`)
  })

  it('makes no code from strings, but for the one form that asks for the global object', async () => {
    const copy = plant().edit('pages/home/index.js', (text) =>
      text.replace(
        'this.say(typeof Function',
        "this.say('asked'); new Function('return 1')(); this.say(typeof Function",
      ),
    )
    const allowed = await launch()
    await allowed.emit('#lab', 'code')
    expect(allowed.text('#log')).toBe('function')
    const refused = await launch(undefined, {}, copy.root)
    await refused.emit('#lab', 'code')
    expect(refused.text('#log')).toBe('asked')
    expect(refused.problems).toEqual([expect.stringContaining('functions from strings')])
  })

  it.each([
    ['a handler that throws', 'throws', /boom/],
    ['a timer that throws', 'late', /late boom/],
    ['a promise nobody catches', 'rejects', /nobody caught me/],
    ['an error on the console', 'complains', /something is wrong/],
    ['an API the host does not play', 'unplayed', /wx\.startBluetoothDevicesDiscovery is not played/],
    ['a setData of more than 256 KB', 'big', /bytes/],
    ['a template that does not exist', 'template', /nowhere.*not found/],
  ])('leaves a problem for %s', async (_, event, said) => {
    const host = await launch()
    await host.emit('#lab', event)
    expect(host.problems.join('\n')).toMatch(said)
  })

  it('leaves a problem for a handler that is named and missing', async () => {
    const host = await launch()
    await host.tap('#odd').catch(() => {})
    expect(host.problems).toEqual(['pages/home/index has no method "noSuchMethod" for the event "tap"'])
  })

  it('leaves a problem for each value that does not cross the bridge', async () => {
    const host = await launch()
    await host.emit('#lab', 'bad')
    expect(host.problems).toEqual([
      'setData on pages/home/index: fn is function: it does not cross the bridge',
      'setData on pages/home/index: none is undefined: it does not cross the bridge',
      'setData on pages/home/index: round.round holds itself: a cycle does not cross the bridge',
    ])
  })

  it('loads no script of another subpackage, and says which file is missing', async () => {
    const copy = plant().edit(
      'pages/letter/index.js',
      (text) => `require('../../packages/extra/pages/detail/index')\n${text}`,
    )
    await expect(launch('/pages/letter/index', {}, copy.root)).rejects.toThrow(/another package/)
    copy.edit('pages/letter/index.js', (text) => text.replace('packages/extra/pages/detail/index', 'gone'))
    await expect(launch('/pages/letter/index', {}, copy.root)).rejects.toThrow(/'gone.js' is not defined/)
  })
})
