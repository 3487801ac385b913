'use strict';

exports.run = () => new Promise(() => undefined);
