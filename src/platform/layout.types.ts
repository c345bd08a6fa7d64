/** `desk` from 1024 px: side navigation, tables, two panes. `tablet` from 768. WeChat is always a phone. */
export type Layout = 'phone' | 'tablet' | 'desk'
