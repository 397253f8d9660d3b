"""Pre-annotation: quotes, speakers, renderings and claim links that a person then confirms."""
