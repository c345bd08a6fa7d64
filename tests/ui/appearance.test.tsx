import { act, render } from '@testing-library/react'
import { setAppearance } from '@/platform/appearance'
import { ThemeRoot } from '@/ui/theme/root'
import { double, pretendWindow } from './double'

/** Each test starts the app anew: what was kept is read once. */
async function freshApp() {
  jest.resetModules()
  return import('@/platform/appearance')
}

describe('how the app looks', () => {
  beforeEach(() => {
    double.forget()
    pretendWindow()
  })

  it('follows the phone until somebody asks for something else', async () => {
    pretendWindow({ dark: true })
    const { currentLook, setAppearance } = await freshApp()
    expect(currentLook()).toEqual({ dark: true, care: false })
    setAppearance({ theme: 'light', care: 'on' })
    expect(currentLook()).toEqual({ dark: false, care: true })
  })

  it('keeps what was asked for on this phone', async () => {
    const first = await freshApp()
    first.setAppearance({ theme: 'dark' })
    const second = await freshApp()
    expect(second.currentAppearance()).toEqual({ theme: 'dark', care: 'system' })
  })

  it('follows what was asked for in another window of the browser', async () => {
    const { currentLook, setAppearance } = await freshApp()
    setAppearance({ care: 'off' })
    expect(currentLook().care).toBe(false)
    double.keep('appearance', { theme: 'system', care: 'on' })
    window.dispatchEvent(new StorageEvent('storage', { key: 'appearance' }))
    expect(currentLook().care).toBe(true)
  })

  it.each([['{broken'], [null], [42], [{ theme: 'pink', care: 7 }]])(
    'takes nothing from damaged settings: %p',
    async (kept) => {
      double.keep('appearance', kept)
      const { currentAppearance } = await freshApp()
      expect(currentAppearance()).toEqual({ theme: 'system', care: 'system' })
    },
  )

  it('reaches the first element of the page and what lies around it', () => {
    const { container } = render(<ThemeRoot layout="desk">里面</ThemeRoot>)
    act(() => setAppearance({ theme: 'dark', care: 'on' }))
    expect(container.firstElementChild).toHaveClass('theme-root', 'desk', 'theme-dark', 'care')
    expect(document.documentElement).toHaveClass('theme-dark', 'care')
    act(() => setAppearance({ theme: 'light', care: 'off' }))
    expect(document.documentElement).not.toHaveClass('theme-dark')
  })
})
