// n8n loads the nodes from the paths in package.json's `n8n` block. npm always packs `main`, so it has to exist.
module.exports = {};
