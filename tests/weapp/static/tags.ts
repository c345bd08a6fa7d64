/** Every tag WeChat's view layer knows by itself, those of WXML's own grammar included. */
export const builtInTags: ReadonlySet<string> = new Set(
  [
    'block template import include wxs slot page-meta navigation-bar page-container root-portal share-element match-media',
    'view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image text rich-text icon progress',
    'button checkbox checkbox-group radio radio-group form input textarea label picker picker-view picker-view-column',
    'slider switch editor editor-portal keyboard-accessory navigator functional-page-navigator image video audio camera',
    'live-player live-pusher voip-room map canvas web-view ad ad-custom official-account official-account-publish',
    'open-data open-data-list open-data-item open-container store-home store-product store-coupon store-gift channel-live',
    'channel-video selection span grid-view list-view list-builder sticky-header sticky-section draggable-sheet snapshot',
    'double-tap-gesture-handler force-press-gesture-handler horizontal-drag-gesture-handler long-press-gesture-handler',
    'pan-gesture-handler scale-gesture-handler tap-gesture-handler vertical-drag-gesture-handler nested-scroll-body',
    'nested-scroll-header xr-frame payment-pop ad-pop',
  ]
    .join(' ')
    .split(' '),
)
