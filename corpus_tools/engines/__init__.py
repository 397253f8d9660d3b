"""Where a function is mapped over events: one protocol, one module an engine.

==================  ==========================================
``mapper.Mapper``   what every engine can do
``serial.Serial``   one event after the other, in this process
==================  ==========================================
"""
