"""Requests to bring archives out of the stacks (调档出库申请), and who approved them."""
