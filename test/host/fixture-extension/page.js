document.body.dataset.ready = 'from page.js';
