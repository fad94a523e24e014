const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { dest, parallel, series, src } = require('gulp');

const clean = () => rm('dist', { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

// `encoding: false` keeps gulp 5 from re-encoding binary files.
const icons = () => src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));

const codex = () => src('nodes/**/*.node.json', { base: '.' }).pipe(dest('dist'));

const schemas = () =>
	src('nodes/**/__schema__/**/*.json', { base: '.', allowEmpty: true }).pipe(dest('dist'));

exports.build = series(clean, compile, parallel(icons, codex, schemas));
exports.default = exports.build;
