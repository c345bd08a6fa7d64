import * as Taro from '@tarojs/taro'

interface Double {
  /** What the router and the title bar were asked, oldest first. */
  asked: { api: string; url?: string; title?: string }[]
  forget: () => void
  keep: (key: string, value: unknown) => void
  openWith: (params: Record<string, string>) => void
  standOn: (...routes: string[]) => void
}

/** The control side of taro-double.ts. */
export const { double } = Taro as unknown as { double: Double }

/** Makes the window as wide as a phone, a tablet or a desk, and as light or dark, before something is drawn. */
export function pretendWindow({ width = 390, dark = false }: { width?: number; dark?: boolean } = {}): void {
  window.matchMedia = ((query: string) => {
    const least = Number(/min-width: (\d+)px/.exec(query)?.[1] ?? Number.NaN)
    const matches = Number.isNaN(least) ? query.includes('dark') && dark : width >= least
    return { matches, media: query, addEventListener: () => {}, removeEventListener: () => {} }
  }) as unknown as typeof window.matchMedia
}
