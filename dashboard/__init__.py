"""What people see: the selection in the address, figures, pages, and the Dash app that joins them."""
