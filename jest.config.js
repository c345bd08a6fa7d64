/** One room of tests a project. `npm run test:quick` runs those that need no build. */
const swc = {
  '^.+\\.m?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    },
  ],
}

const room = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  testEnvironment: 'node',
  transform: swc,
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  moduleFileExtensions: ['h5.tsx', 'h5.ts', 'tsx', 'ts', 'js', 'cjs', 'mjs', 'json'],
  ...more,
})

/** @type {import('jest').Config} */
module.exports = {
  // 2 cores, and most tests start servers of their own.
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    room('domain'),
    room('client'),
    room('ui', {
      testEnvironment: 'jsdom',
      setupFiles: ['<rootDir>/tests/ui/globals.js'],
      setupFilesAfterEnv: ['@testing-library/jest-dom'],
      transformIgnorePatterns: [
        '/node_modules/(react|react-dom|scheduler|@testing-library|lodash|core-js|core-js-pure)/',
      ],
      moduleNameMapper: {
        '^(lottie-react|@nutui/lottie-miniprogram)$': '<rootDir>/tests/ui/empty.js',
        '^@/(.*)$': '<rootDir>/src/$1',
        '\\.module\\.scss$': 'identity-obj-proxy',
        '\\.(css|scss|png|jpg|svg)$': '<rootDir>/tests/ui/empty.js',
        '^@tarojs/components$': '@tarojs/components/lib/react/index.js',
        '^@tarojs/taro$': '<rootDir>/tests/ui/taro-double.ts',
        '^@nutui/nutui-react-taro$': '@nutui/nutui-react-taro/dist/es/packages/nutui.react.build.js',
      },
    }),
    room('local'),
    room('cloudfunctions'),
    room('weapp'),
    room('browser'),
    room('journeys'),
  ],
}
