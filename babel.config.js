/** Taro's preset, and the styles of exactly those NutUI components that are imported. */
const nutui = '@nutui/nutui-react-taro'

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  plugins: [
    [
      'import',
      {
        libraryName: nutui,
        camel2DashComponentName: false,
        customName: (component) => `${nutui}/dist/es/packages/${component.toLowerCase()}`,
        style: (folder) => `${folder}/style/css`,
      },
      nutui,
    ],
  ],
}
