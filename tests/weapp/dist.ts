import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type CompilerRun, runCompiler } from './compilers'

/** The parts of app.json that decide how a mini-program runs. */
export interface AppJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  tabBar?: { custom?: boolean; list: TabItem[] }
  window?: { navigationBarTitleText?: string; navigationBarBackgroundColor?: string; navigationBarTextStyle?: string }
  usingComponents?: Record<string, string>
  preloadRule?: Record<string, { network?: string; packages: string[] }>
  darkmode?: boolean
  themeLocation?: string
  sitemapLocation?: string
}
export interface SubPackage {
  root: string
  name?: string
  pages: string[]
}
export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}
/** A page's or component's own json. */
export interface PartJson {
  component?: boolean
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
  enablePullDownRefresh?: boolean
}

export const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** A built mini-program on disk. Paths inside it are posix, relative to its root; a page or component has no extension. */
export class Dist {
  readonly root: string
  readonly app: AppJson
  readonly files: string[]
  private readonly parts = new Map<string, PartJson | null>()

  constructor(root: string) {
    this.root = path.resolve(root)
    if (!existsSync(path.join(this.root, 'app.json'))) {
      throw new Error(`No built mini-program in ${this.root} (app.json is missing): build it first.`)
    }
    this.app = this.json('app.json') as AppJson
    this.files = walk(this.root, '')
  }

  get subPackages(): SubPackage[] {
    return this.app.subPackages ?? this.app.subpackages ?? []
  }

  /** Every page of the main package and of the subpackages, in the order of app.json. */
  get pages(): string[] {
    return [
      ...(this.app.pages ?? []),
      ...this.subPackages.flatMap((sub) => sub.pages.map((page) => path.posix.join(sub.root, page))),
    ]
  }

  get tabs(): TabItem[] {
    return this.app.tabBar?.list ?? []
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8')
  }

  has(file: string): boolean {
    return existsSync(path.join(this.root, file))
  }

  withEnding(ending: string): string[] {
    return this.files.filter((file) => file.endsWith(ending))
  }

  /** The json beside a page or component; null when there is none. */
  part(id: string): PartJson | null {
    const file = `${id}.json`
    if (!this.parts.has(id)) this.parts.set(id, this.has(file) ? (this.json(file) as PartJson) : null)
    return this.parts.get(id) ?? null
  }

  json(file: string): unknown {
    try {
      return JSON.parse(this.read(file))
    } catch (error) {
      throw new Error(`${file} is no JSON: ${(error as Error).message}`)
    }
  }

  /** Tag name → component path, as registered for a page or component (its own json wins over app.json). */
  componentsOf(id: string): Map<string, string> {
    const registered = { ...this.app.usingComponents, ...this.part(id)?.usingComponents }
    const own = this.part(id)?.usingComponents ?? {}
    return new Map(Object.entries(registered).map(([tag, target]) => [tag, from(tag in own ? id : 'app', target)]))
  }

  /** The root of the subpackage that holds a file, with its slash at the end; '' for the main package. */
  packageOf(file: string): string {
    const roots = this.subPackages.map((sub) => `${sub.root.replace(/^\/|\/$/g, '')}/`)
    return roots.find((root) => file.startsWith(root)) ?? ''
  }

  /** Compiles every WXML and WXS file at once, as DevTools does; the output defines `$gwx`. */
  compileWxml(): CompilerRun {
    const wxml = this.withEnding('.wxml')
    const users = wxml.flatMap((file) => {
      const tags = Object.keys(this.part(file.slice(0, -'.wxml'.length))?.usingComponents ?? {})
      return tags.length ? [[file, tags.length, ...tags].join(' ')] : []
    })
    const components = [users.length, ...users].join(' ')
    return runCompiler('wcc', ['-d', '-cc', components, ...wxml, ...this.withEnding('.wxs'), '-gn', '$gwx'], this.root)
  }

  /** Compiles one WXSS file with its imports; the output is JavaScript that puts the style into a document's head. */
  compileWxss(file: string): CompilerRun {
    const run = runCompiler('wcsc', ['-lc', '-js', file, ...this.stylesUnder(file)], this.root)
    return { ...run, output: run.output.replace(/^%s$/m, '') } // a stray line of the compiler's own
  }

  /** The WXSS files one imports, directly or not; those that are missing are left for the compiler to refuse. */
  private stylesUnder(file: string, found = new Set<string>()): Set<string> {
    for (const [, target = ''] of this.read(file).matchAll(/@import\s+(?:url\()?["']([^"']+)["']/g)) {
      const style = from(file, target)
      if (found.has(style) || !this.has(style)) continue
      this.stylesUnder(style, found.add(style))
    }
    return found
  }
}

/** Resolves `target` as written in file `origin`: from the root with a slash, beside the file without. */
export function from(origin: string, target: string): string {
  return path.posix.normalize(
    target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(origin), target),
  )
}

function walk(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    return entry.isDirectory() ? walk(root, file) : [file]
  })
}
